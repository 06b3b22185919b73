import { type Act, type Actor, type Helper, may } from '../core/access.ts';

const WHO_HELPS: Readonly<Record<Helper, string>> = {
  owner: 'the Operational Director whose it is',
  officer: 'the directorate’s performance officer',
  approver: 'an approver of the directorate',
  administrator: 'an administrator of Ragtime',
};

/** Why a command is not run for somebody; undefined where every act of it is theirs. */
export function commandRefusal(actor: Actor, command: string, acts: readonly Act[]): string | undefined {
  for (const act of acts) {
    const permission = may(actor, act);
    if (!permission.allowed) return `You may not run "ragtime ${command}"; ${WHO_HELPS[permission.helper]} can help.`;
  }
  return undefined;
}
