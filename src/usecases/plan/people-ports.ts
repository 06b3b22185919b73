import type { PersonTerm } from '../../core/plan/person-change.ts';
import type { Person } from '../../core/plan/plan.ts';
import type { Result } from '../../core/result.ts';
import type { Author, Patience, WindowStore, WriteRefusal } from '../ports.ts';
import type { RenderedMessage } from '../publish/ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import type { SituationPorts } from '../remind/read-situation.ts';

/** A change whose messages are taken back with it: whoever has not been sent one yet hears of neither. */
export interface TakenBack {
  /** The submission that is undone. */
  readonly submissionId: string;
  /** What the message to the officer who did it says from now on. */
  readonly receipt: { readonly personId: string; readonly message: RenderedMessage } | undefined;
}

/** Somebody as they are to be, with what the decision rested on and with whoever is told. */
export interface NewPersonChange {
  readonly before: Person;
  readonly after: Person;
  /** They must still be as they were read. */
  readonly basis: readonly Person[];
  /** The plans whose file lists this person. */
  readonly planIds: readonly string[];
  readonly author: Author;
  readonly at: Date;
  readonly notices: readonly NewDelivery[];
  readonly takesBack: TakenBack | undefined;
}

export interface PersonStore {
  /**
   * One transaction: the person, the plans' new versions, the notices, the audit row, the messages to draw anew. What was
   * imported stays as it was, so that a file that says otherwise meets a conflict.
   */
  changePerson(change: NewPersonChange, patience: Patience): Promise<Result<void, WriteRefusal>>;
}

/** What was changed of somebody, as one of those whom it concerns reads it. */
export interface PersonChangeNotice {
  /** A helper is a deputy or an assistant, new or old. */
  readonly reader: 'officer' | 'person' | 'helper';
  readonly readerId: string | undefined;
  readonly before: Person;
  readonly after: Person;
  readonly changed: readonly PersonTerm[];
  readonly oldDeputy: Person | undefined;
  readonly newDeputy: Person | undefined;
  readonly oldAssistant: Person | undefined;
  readonly newAssistant: Person | undefined;
  /** Undefined from the command line. */
  readonly officerName: string | undefined;
  readonly submissionId: string;
  /** It took an earlier change back, and cannot be taken back itself. */
  readonly isUndo: boolean;
}

export interface PeoplePorts extends Pick<SituationPorts, 'plans' | 'slackUsers' | 'absences' | 'snoozes'> {
  readonly windows: Pick<WindowStore, 'windows'>;
}

export interface ChangePersonPorts extends PeoplePorts {
  readonly persons: PersonStore;
  readonly renderPersonChange: (notice: PersonChangeNotice) => RenderedMessage;
}
