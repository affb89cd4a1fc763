import type { Choice, Subject } from '../api/choose';

export interface ChoiceWords {
  readonly label: string;
  readonly title: string;
  /** What the choice will do, in full. */
  readonly consequence: string;
  readonly confirm: string;
  readonly dangerous: boolean;
}

export interface ChoiceAbout {
  readonly kind: Subject['kind'];
  readonly title: string;
  readonly partner: string;
  /** The live release of the partner, where it is known. */
  readonly release?: number | undefined;
  /** Of a document that is accepted: whether differences are taken into the order. */
  readonly takes?: boolean;
  /** Whether the order can take any of them. */
  readonly offers?: boolean;
  /** Of a document that is rejected: how its partner is told. Not known at first. */
  readonly told?: { readonly way: string | null; readonly obstacle: string | null } | undefined;
}

/** What a choice is called and what it will do, said before it is done. */
export function choiceWords(choice: Choice, about: ChoiceAbout): ChoiceWords {
  switch (choice) {
    case 'accept':
      return accepting(about);
    case 'reject':
      return rejecting(about);
    case 'process-again':
      return again(about);
    case 'send':
      return sending(about);
    case 'was-sent':
      return sentBefore(about);
    case 'withdraw':
      return withdrawing(about);
    case 'snooze':
      return snoozing(about);
    case 'waive':
      return waiving(about);
  }
}

export function choiceLabel(choice: Choice): string {
  return labels[choice];
}

const labels: Readonly<Record<Choice, string>> = {
  accept: 'Accept',
  reject: 'Reject',
  'process-again': 'Process again',
  send: 'Send again',
  'was-sent': 'It was sent',
  withdraw: 'Withdraw',
  snooze: 'Ask again tomorrow',
  waive: 'Do not expect it',
};

/** The same for several at once. */
export function choiceForAll(choice: Choice, things: string, areDocuments: boolean): Omit<ChoiceWords, 'label'> {
  const confirm = labels[choice];
  return {
    title: `${confirm}: ${things}`,
    confirm,
    consequence: `${forEach(choice, areDocuments)} The reason stands with each of them.`,
    dangerous: choice === 'reject' || choice === 'withdraw' || choice === 'was-sent',
  };
}

function forEach(choice: Choice, areDocuments: boolean): string {
  switch (choice) {
    case 'accept':
      return areDocuments
        ? 'Each goes on with what differs, and that is noted in Odoo.'
        : 'Each is read as if its control number were new. What is in them may reach Odoo a second time.';
    case 'reject':
      return areDocuments
        ? 'Nothing of them goes to Odoo. Each partner is told with your reason where a way was agreed.'
        : 'Each is set aside for good, and nothing of it goes to Odoo. Their bytes are kept.';
    case 'process-again':
      return 'The same bytes of each are read again with the live release of its partner. Nothing is delivered twice.';
    case 'send':
      return 'Each goes out again with the same bytes, name and control number. Who has them already gets them twice.';
    case 'was-sent':
      return 'Each is noted as sent and does not go out again.';
    case 'withdraw':
      return 'None of them is sent.';
    case 'snooze':
      return 'Each leaves the list for one working day of its partner, and comes back if what is missing has not come by then.';
    case 'waive':
      return 'Nobody is asked about any of them again, unless it is due at another time.';
  }
}

function snoozing({ title, partner }: ChoiceAbout): ChoiceWords {
  const consequence = `It leaves the list for one working day of ${partner}, and comes back if what is missing has not come by then.`;
  const label = labels.snooze;
  return { label, title: `${label}: ${title}`, consequence, confirm: label, dangerous: false };
}

function waiving({ title }: ChoiceAbout): ChoiceWords {
  const consequence = `Nobody is asked about it again, unless it is due at another time: when the order is moved to another day, or more of it comes. If it comes after all, it is processed as usual.`;
  const label = labels.waive;
  return { label, title: `${label}: ${title}`, consequence, confirm: label, dangerous: false };
}

function sending({ title, partner }: ChoiceAbout): ChoiceWords {
  const consequence = `${partner} gets the same bytes with the same name and control number. If it has them already, it gets them twice.`;
  return { label: labels.send, title: `Send again: ${title}`, consequence, confirm: labels.send, dangerous: false };
}

function sentBefore({ title, partner }: ChoiceAbout): ChoiceWords {
  const consequence = `It is noted as sent and does not go out again. If ${partner} never got it, it never will.`;
  const label = labels['was-sent'];
  return { label, title: `It was sent: ${title}`, consequence, confirm: label, dangerous: true };
}

function withdrawing({ title, partner }: ChoiceAbout): ChoiceWords {
  const consequence = `It is not sent. ${partner} hears of the order again when it changes in Odoo, or when somebody sends it.`;
  const label = labels.withdraw;
  return { label, title: `Withdraw: ${title}`, consequence, confirm: label, dangerous: true };
}

function accepting({ kind, title, takes = false, offers = false }: ChoiceAbout): ChoiceWords {
  const confirm = takes ? 'Accept and change Odoo' : labels.accept;
  const consequence =
    kind === 'document'
      ? `It goes on with what differs, and that is noted in Odoo.${offers ? ' Of what can be taken into Odoo you say whether it is.' : ''}`
      : `It is read as if its control number were new. What is in it may reach Odoo a second time.`;
  return {
    label: labels.accept,
    title: `${labels.accept}: ${title}`,
    consequence,
    confirm,
    dangerous: false,
  };
}

function rejecting({ kind, title, partner, told }: ChoiceAbout): ChoiceWords {
  const consequence =
    kind === 'document'
      ? `Nothing of it goes to Odoo. ${tellingOf(partner, told)}`.trim()
      : `It is set aside for good and nothing of it goes to Odoo. Its bytes are kept.`;
  return { label: 'Reject', title: `Reject: ${title}`, consequence, confirm: 'Reject', dangerous: true };
}

function tellingOf(partner: string, told: ChoiceAbout['told']): string {
  if (!told) return '';
  if (told.way !== null) return `${partner} is told, with your reason: ${told.way}.`;
  if (told.obstacle !== null) return `${partner} cannot be told by Quayside (${told.obstacle}): send the text below.`;
  return `${partner} is not told by Quayside: no way was agreed. Send the text below, or say what to send instead.`;
}

function again({ kind, title, partner, release }: ChoiceAbout): ChoiceWords {
  if (kind === 'outbound') return writtenAnew(title, partner);
  if (kind === 'exception') return readAnew(title, partner);
  const live = release === undefined ? `the live release of ${partner}` : `release ${release} of ${partner}`;
  const consequence =
    kind === 'document'
      ? `The same bytes are read with ${live} and matched against the order as it stands in Odoo now. Only what is not yet in Odoo is changed there; nothing is acknowledged twice.`
      : `The same bytes are read again from the start with ${live}. Nothing is delivered twice.`;
  const confirm = release === undefined ? 'Process again' : `Process again with release ${release}`;
  return { label: 'Process again', title: `Process again: ${title}`, consequence, confirm, dangerous: false };
}

function writtenAnew(title: string, partner: string): ChoiceWords {
  const consequence = `The order as it stands in Odoo now is written anew with the live profile of ${partner}, and goes out as a new version with new numbers.`;
  const label = labels['process-again'];
  return { label, title: `${label}: ${title}`, consequence, confirm: 'Write it anew and send it', dangerous: false };
}

function readAnew(title: string, partner: string): ChoiceWords {
  const consequence = `The order is read from Odoo again, and what ${partner} does not have yet of it goes out.`;
  const label = labels['process-again'];
  return { label, title: `${label}: ${title}`, consequence, confirm: label, dangerous: false };
}
