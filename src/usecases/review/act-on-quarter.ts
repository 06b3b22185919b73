import { type Act, may, type Permission } from '../../core/access.ts';
import type { LocalDate } from '../../core/calendar/local-date.ts';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { type CloseRefusal, closeQuarter } from '../calendar/close-quarter.ts';
import { findDirectorate } from '../calendar/find-directorate.ts';
import { type OpenRefusal, openQuarter, type QuarterRequest } from '../calendar/open-quarter.ts';
import { type Clicker, findActor } from '../find-actor.ts';
import type { Patience } from '../ports.ts';
import { type Amended, type AmendRefusal, amendQuarter } from '../publish/amend-quarter.ts';
import { type AskedForSignOff, type AskRefusal, askForSignOff } from '../publish/ask-for-sign-off.ts';
import type { PublishRefusal } from '../publish/publish-quarter.ts';
import { type Published, publishOrResend } from '../publish/resend-summary.ts';
import type { QuarterPorts } from './quarter-ports.ts';

/** What an officer asks of a quarter in Slack. */
export type QuarterDeed =
  | { readonly act: 'open' | 'close' | 'sign-off' }
  /** `unsignedWhy` as typed: why it is published although not everybody has signed; without it, it is not. */
  | { readonly act: 'publish'; readonly unsignedWhy: string | undefined }
  | { readonly act: 'reopen'; readonly until: LocalDate | undefined }
  /** `why` as typed; without it what would change is listed, and nothing is stored. `whyFor`: other reasons, by ref as printed. */
  | { readonly act: 'amend'; readonly why: string | undefined; readonly whyFor: ReadonlyMap<string, string> };

export interface DeedRequest {
  readonly clicker: Clicker;
  /** As they came back from Slack. */
  readonly directorateCode: string;
  readonly quarter: string;
  readonly deed: QuarterDeed;
  readonly now: Date;
  readonly patience: Patience;
}

export type Acted =
  | { readonly act: 'open' | 'close' | 'reopen'; readonly window: CollectionWindow }
  | { readonly act: 'publish'; readonly published: Published }
  | { readonly act: 'sign-off'; readonly asked: AskedForSignOff }
  | { readonly act: 'amend'; readonly amended: Amended };

export type DeedRefusal =
  | { readonly reason: 'not-allowed'; readonly permission: Extract<Permission, { readonly allowed: false }> }
  /** What came back from Slack names nothing here. */
  | { readonly reason: 'gone' }
  | OpenRefusal
  | CloseRefusal
  | PublishRefusal
  | AskRefusal
  | AmendRefusal;

const ACT_OF: Readonly<Record<QuarterDeed['act'], Act>> = {
  open: 'open-window',
  close: 'close-window',
  reopen: 'open-window',
  publish: 'publish',
  'sign-off': 'ask-for-sign-off',
  amend: 'amend',
};

/** Opens, closes, publishes or corrects a quarter for somebody who may. */
export async function actOnQuarter(ports: QuarterPorts, request: DeedRequest): Promise<Result<Acted, DeedRefusal>> {
  const { clicker, directorateCode, deed, now, patience } = request;
  const quarter = parseQuarter(request.quarter);
  const found = await findDirectorate(ports.plans, directorateCode);
  if (!found.ok || quarter === undefined) return refuse({ reason: 'gone' });
  const actor = await findActor(ports, clicker, now);
  const permission = may(actor, ACT_OF[deed.act], { directorateId: found.value.id });
  if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  const author = { actor: clicker.slackUserId };
  return carryOut(ports, deed, { directorateCode, quarter, author, now, patience });
}

async function carryOut(
  ports: QuarterPorts,
  deed: QuarterDeed,
  request: QuarterRequest,
): Promise<Result<Acted, DeedRefusal>> {
  switch (deed.act) {
    case 'open':
    case 'reopen': {
      const until = deed.act === 'reopen' ? deed.until : undefined;
      const opened = await openQuarter(ports, { ...request, until });
      return opened.ok ? done({ act: deed.act, window: opened.value }) : opened;
    }
    case 'close': {
      const closed = await closeQuarter(ports, request);
      return closed.ok ? done({ act: 'close', window: closed.value }) : closed;
    }
    case 'publish': {
      const published = await publishOrResend(ports, { ...request, unsignedWhy: deed.unsignedWhy });
      return published.ok ? done({ act: 'publish', published: published.value }) : published;
    }
    case 'sign-off': {
      const asked = await askForSignOff(ports, request);
      return asked.ok ? done({ act: 'sign-off', asked: asked.value }) : asked;
    }
    case 'amend': {
      const mode = deed.why === undefined ? 'dry-run' : 'store';
      const amended = await amendQuarter(ports, { ...request, mode, why: deed.why ?? '', whyFor: deed.whyFor });
      return amended.ok ? done({ act: 'amend', amended: amended.value }) : amended;
    }
  }
}
