import type { PeopleFinding } from '../../core/operate/judge-people.ts';
import type { ChannelFinding } from '../../core/operate/judge-places.ts';
import type { Words } from './words.ts';

const OTHER_CHANNEL = 'put another channel into the plan and import it';

export function channelWords({ says, directorate, purpose, channel, problem = '' }: ChannelFinding): Words {
  const what = `${purpose === 'summary' ? 'The channel for the summary' : 'The officers’ channel'} of ${directorate}`;
  switch (says) {
    case 'channel-fine':
      return { what: `${what}, ${channel}, can be used.` };
    case 'channel-unnamed':
      return {
        what: `${what} is not named.`,
        todo: 'Put it into the plan and import it, before a quarter is published.',
      };
    case 'channel-absent':
      return {
        what: `${what}, ${channel}, does not exist, or Ragtime is not in it.`,
        todo: `Invite Ragtime there (/invite @Ragtime), or ${OTHER_CHANNEL}.`,
      };
    case 'channel-general':
      return {
        what: `${what}, ${channel}, is the general channel of the workspace: nothing is posted there.`,
        todo: `Please ${OTHER_CHANNEL}.`,
      };
    case 'channel-shared':
      return {
        what: `${what}, ${channel}, is shared with another organisation: nothing is posted there.`,
        todo: `Please ${OTHER_CHANNEL}.`,
      };
    case 'channel-archived':
      return { what: `${what}, ${channel}, is archived.`, todo: `Unarchive it, or ${OTHER_CHANNEL}.` };
    case 'channel-open':
      return {
        what: `${what}, ${channel}, is not private: the overview shows counts only there, and has no buttons.`,
        todo: `Make it private, or ${OTHER_CHANNEL}.`,
      };
    case 'channel-untold':
      return {
        what: `${what}, ${channel}: Slack did not say what it is (${problem}).`,
        todo: 'Try again in a minute.',
      };
  }
}

const IMPORT = 'in the plan and import it';

export function peopleWords(finding: PeopleFinding): Words {
  switch (finding.says) {
    case 'people-reached':
      return {
        what: `${finding.count} of ${finding.all} people in post are reached in Slack.`,
        ...(finding.count === 0 && { todo: 'The lines below say why.' }),
      };
    case 'people-unaddressed':
      return {
        what: `Neither e-mail nor Slack id: ${finding.initials.join(', ')}.`,
        todo: `Give one of them ${IMPORT}.`,
      };
    case 'people-unfound':
      return {
        what: `Not found in Slack: ${finding.initials.join(', ')}.`,
        todo: `A running Ragtime looks once a minute. Where it stays so, correct the e-mail or the Slack id ${IMPORT}.`,
      };
    case 'people-deactivated':
      return {
        what: `Deactivated in Slack: ${finding.initials.join(', ')}.`,
        todo: `Give what is theirs to somebody else ("ragtime plan reassign"), and their last day ${IMPORT}.`,
      };
    case 'people-shut-out':
      return {
        what: `Guests, people of another organisation, or apps, who may do nothing here: ${finding.initials.join(', ')}.`,
        todo: 'Have them made full members of the workspace, or give what is theirs to somebody else.',
      };
    case 'officers-unreached':
      return {
        what: `No performance officer of ${finding.directorate} is reached in Slack: nobody hears what needs a decision.`,
        todo: `Name one who is in Slack ${IMPORT}.`,
      };
    case 'administrators-unknown':
      return {
        what: `Slack does not know these of RAGTIME_ADMINISTRATORS: ${finding.ids.join(', ')}.`,
        todo: 'In Slack: the person\'s profile, the three dots, "Copy member ID".',
      };
  }
}
