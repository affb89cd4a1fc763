import type { AcknowledgedElement, AcknowledgedSegment, AcknowledgedSet, AcknowledgementReading } from '@quayside/edi';

// What the codes of a 997, 999 or CONTRL mean, in our own words. Sources: X12 data elements 718, 720, 723 and 716; EDIFACT 0085.

const setCodes: Readonly<Record<string, string>> = {
  '1': 'it does not take this set',
  '2': 'the trailer is missing',
  '3': 'the control numbers of header and trailer differ',
  '4': 'the count of segments is wrong',
  '5': 'segments are wrong',
  '6': 'the set has no type that it knows',
  '7': 'the control number is missing or wrong',
  '23': 'the control number is not unique in its group',
};

const groupCodes: Readonly<Record<string, string>> = {
  '1': 'it does not take this kind of group',
  '2': 'it does not take this version',
  '3': 'the trailer of the group is missing',
  '4': 'the control numbers of the group differ',
  '5': 'the count of sets is wrong',
  '6': 'the control number of the group is wrong',
};

const segmentCodes: Readonly<Record<string, string>> = {
  '1': 'is none that it knows',
  '2': 'was not expected there',
  '3': 'is missing',
  '4': 'its loop comes too often',
  '5': 'comes too often',
  '6': 'is not part of this set',
  '7': 'stands in the wrong place',
  '8': 'has faults in its elements',
};

const elementCodes: Readonly<Record<string, string>> = {
  '1': 'is missing',
  '2': 'is missing beside another one',
  '3': 'is one too many',
  '4': 'is too short',
  '5': 'is too long',
  '6': 'has a character that is not allowed',
  '7': 'has a code that it does not know',
  '8': 'is no date',
  '9': 'is no time',
  '10': 'may not stand beside another one',
  '12': 'is repeated too often',
  '13': 'has too many components',
};

const edifactCodes: Readonly<Record<string, string>> = {
  '2': 'the version of the syntax is not supported',
  '7': 'it is not the recipient',
  '12': 'the value is not valid',
  '13': 'it is missing',
  '14': 'the value is not supported there',
  '15': 'it is not supported there',
  '16': 'it has too many parts',
  '17': 'there is no agreement for it',
  '18': 'it gives no reason',
  '20': 'a character cannot be a separator',
  '21': 'a character is not allowed',
  '22': 'a separator is not allowed',
  '23': 'the sender is not known',
  '25': 'test messages are not supported',
  '26': 'it came before',
  '28': 'the numbers of header and trailer differ',
  '29': 'a count is wrong',
  '32': 'there is nothing in it',
  '35': 'it is repeated too often',
  '36': 'a group of segments is repeated too often',
  '37': 'it has characters of the wrong type',
  '39': 'it is too long',
  '40': 'it is too short',
};

type Type = AcknowledgementReading['type'];

/** So many faults are named. */
const most = 5;

/** "PO1 (segment 7), element 4 (XX): has a code that it does not know": why a set was refused, down to the element. */
export function refusalInWords(type: Type, set: AcknowledgedSet): string {
  const faults = set.segments.flatMap((segment) => faultsOf(type, segment));
  const own = set.codes.map((code) => wordFor(type, setCodes, code));
  const all = faults.length > 0 ? faults : own;
  const more = all.length > most ? ` and ${all.length - most} more` : '';
  return all.length === 0 ? 'no reason is given' : `${all.slice(0, most).join('; ')}${more}`;
}

/** Why all of a group or an interchange was refused. */
export function groupRefusalInWords({ type, codes }: AcknowledgementReading): string {
  const words = codes.map((code) => wordFor(type, groupCodes, code));
  return words.length === 0 ? 'no reason is given' : words.join('; ');
}

function faultsOf(type: Type, segment: AcknowledgedSegment): readonly string[] {
  const where = `${segment.tag ?? 'segment'} (segment ${segment.position})`;
  const own = segment.code === undefined ? [] : [`${where}: ${wordFor(type, segmentCodes, segment.code)}`];
  const inside = segment.elements.map((each) => `${where}, ${elementInWords(type, each)}`);
  return inside.length > 0 ? inside : own;
}

function elementInWords(type: Type, { element, component, code, value }: AcknowledgedElement): string {
  const part = component === undefined ? '' : `, component ${component}`;
  const said = value === undefined ? '' : ` ("${value}")`;
  return `element ${element}${part}${said}: ${wordFor(type, elementCodes, code)}`;
}

function wordFor(type: Type, codes: Readonly<Record<string, string>>, code: string): string {
  return (type === 'CONTRL' ? edifactCodes : codes)[code] ?? `code ${code}`;
}
