import type { JsonObject } from './json.ts';
import { objectAt, objectsAt, stringAt } from './json.ts';
import type { Settings } from './settings.ts';

function featuresOf(settings: Settings, key: 'shortcuts' | 'slash_commands'): readonly JsonObject[] {
  return objectsAt(objectAt(settings.manifest, 'features'), key);
}

function globalShortcuts(settings: Settings): readonly JsonObject[] {
  return featuresOf(settings, 'shortcuts').filter((one) => one.type === 'global');
}

export function shortcutNames(settings: Settings): readonly string[] {
  return globalShortcuts(settings).map((one) => stringAt(one, 'name') ?? '');
}

/** The callback id of the global shortcut with this name, as Slack's menu has it. Throws, listing them, where there is none. */
export function shortcutNamed(settings: Settings, name: string): string {
  const all = globalShortcuts(settings);
  const callbackId = stringAt(
    all.find((one) => one.name === name),
    'callback_id',
  );
  if (callbackId !== undefined) return callbackId;
  const known = shortcutNames(settings)
    .map((each) => `  “${each}”`)
    .join('\n');
  throw new Error(`The manifest has no global shortcut “${name}”. It has:\n${known === '' ? '  none' : known}`);
}

/** Whether the manifest names this command; without a manifest every command is taken for the app's. */
export function hasCommand(settings: Settings, command: string): boolean {
  if (settings.manifest === undefined) return true;
  return featuresOf(settings, 'slash_commands').some((one) => one.command === command);
}
