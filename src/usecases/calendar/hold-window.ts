import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import {
  findPressedWindow,
  type PressRefusal,
  type WindowPress,
  type WindowPressPorts,
} from './find-pressed-window.ts';

/** "Hold": the window does not open until somebody starts it or lets it open by itself again. */
export function holdWindow(
  ports: WindowPressPorts,
  press: WindowPress,
): Promise<Result<CollectionWindow, PressRefusal>> {
  return setStart(ports, press, { start: 'held', action: 'hold-window' });
}

/** "Open on Wednesday 1 July": a window that waits or is held opens by itself when its time comes. */
export function releaseWindow(
  ports: WindowPressPorts,
  press: WindowPress,
): Promise<Result<CollectionWindow, PressRefusal>> {
  return setStart(ports, press, { start: 'by-itself', action: 'release-window' });
}

async function setStart(
  ports: WindowPressPorts,
  press: WindowPress,
  { start, action }: { readonly start: 'held' | 'by-itself'; readonly action: string },
): Promise<Result<CollectionWindow, PressRefusal>> {
  const { clicker, now, patience } = press;
  const found = await findPressedWindow(ports, press, 'hold-window');
  if (!found.ok) return found;
  const window = found.value;
  if (window.start === start) return refuse({ reason: 'so-already', window });
  const changed: CollectionWindow = { ...window, start, version: window.version + 1 };
  const change = { author: { actor: clicker.slackUserId }, at: now, action };
  const saved = await ports.windows.saveWindow(changed, change, patience);
  if (saved.ok) return done(changed);
  return saved.refusal === 'changed' ? setStart(ports, press, { start, action }) : refuse({ reason: 'busy' });
}
