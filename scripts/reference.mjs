// Compares the dictionaries with reference data: JSON of X12 and EDIFACT releases, and the UNECE directory texts.
// Usage: npm run reference -- PATH    PATH holds x12-*.json, edifact-*.json and unece/*/ (each may be missing)
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dictionaryFor } from '../dist/libs/edi/src/index.js';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('usage: npm run reference -- PATH');
  process.exit(2);
}

/** Differences that are meant, each with its reason. */
const meant = [
  [/ST01 \(143\)/, 'element 143 is an identifier; the reference calls it text in ST and an identifier in AK2'],
  [/\((620|621)\): at least/, 'the implementation guide of the 999 uses codes of one digit ("8") in IK304 and IK403'],
];

const totals = { sets: 0, segments: 0, elements: 0, meant: 0, differences: 0 };
const told = new Set();

function differ(text) {
  if (told.has(text)) return;
  told.add(text);
  const reason = meant.find(([words]) => words.test(text))?.[1];
  if (reason === undefined) totals.differences++;
  else totals.meant++;
  console.log(`DIFFERS ${text}${reason ? `\n        reason: ${reason}` : ''}`);
}

/** A set as rows of depth, tag, requirement and count. */
function rowsOf(definition, depth = 0) {
  return definition.places.flatMap(({ tag, mandatory, max, loop }) => {
    const row = `${depth} ${tag}${loop ? ' loop' : ''} ${mandatory ? 'M' : 'O'} ${max === Infinity ? '>1' : max}`;
    return loop ? [row, ...rowsOf(loop, depth + 1)] : [row];
  });
}

function rowsOfJson(nodes, depth = 0) {
  return nodes.flatMap(({ id, req, max, loop }) => {
    const row = `${depth} ${id}${loop ? ' loop' : ''} ${req === 'M' ? 'M' : 'O'} ${max}`;
    return loop ? [row, ...rowsOfJson(loop.slice(1), depth + 1)] : [row];
  });
}

function compareRows(name, ours, theirs) {
  totals.sets++;
  const length = Math.max(ours.length, theirs.length);
  for (let n = 0; n < length; n++) {
    if (ours[n] === theirs[n]) continue;
    return differ(`${name}, row ${n + 1}: ours "${ours[n] ?? 'nothing'}", reference "${theirs[n] ?? 'nothing'}"`);
  }
}

const kinds = { AN: 'AN', N: 'N', A: 'ALPHA' };

function compareElement(name, ours, theirs, edifact) {
  totals.elements++;
  if (theirs.components) {
    if (ours.kind !== 'composite' || ours.id !== theirs.id)
      return differ(`${name}: ours ${ours.id}, reference ${theirs.id}`);
    theirs.components.forEach((component, n) => {
      const mine = ours.components[n];
      if (mine === undefined) differ(`${name}-${n + 1}: missing, reference ${component.id}`);
      else compareElement(`${name}-${n + 1}`, mine, component, edifact);
    });
    if (ours.components.length > theirs.components.length) differ(`${name}: more components than the reference`);
  } else {
    if (ours.id !== theirs.id) return differ(`${name}: ours ${ours.id}, reference ${theirs.id}`);
    const numeric = ['N0', 'N2', 'R'].includes(ours.type);
    const sameType =
      theirs.type === null ||
      (edifact
        ? theirs.type === 'N'
          ? numeric
          : kinds[theirs.type] === ours.type
        : theirs.type === 'N'
          ? numeric
          : theirs.type === ours.type);
    if (!sameType) differ(`${name} (${ours.id}): type ${ours.type}, reference ${theirs.type}`);
    if (theirs.max !== null && ours.max !== theirs.max)
      differ(`${name} (${ours.id}): at most ${ours.max}, reference ${theirs.max}`);
    // The reference gives 0 where a shortest length is not stated.
    if (theirs.min && ours.min !== theirs.min)
      differ(`${name} (${ours.id}): at least ${ours.min}, reference ${theirs.min}`);
  }
  if (ours.mandatory !== (theirs.req === 'M'))
    differ(`${name}: ${ours.mandatory ? 'M' : 'O'}, reference ${theirs.req}`);
  if (ours.repeat !== (theirs.repeat ?? 1)) differ(`${name}: repeats ${ours.repeat}, reference ${theirs.repeat ?? 1}`);
}

/** Relational conditions of the reference count components as positions of their own. */
function flatPositions(elements) {
  const map = new Map();
  let position = 1;
  elements.forEach((element, n) => {
    for (let c = 1; c <= (element.components?.length ?? 1); c++)
      map.set(position++, [n + 1, element.components ? c : 0]);
  });
  return map;
}

/** The condition by element, or by component where all positions lie in one composite. */
function translated(note, map) {
  const digits = note.slice(1);
  const split = (rest, before, first) => {
    if (rest === '') return [];
    for (const width of [2, 3]) {
      const number = Number(rest.slice(0, width));
      if (rest.length < width || !map.has(number) || (!first && number <= before)) continue;
      const more = split(rest.slice(width), first ? 0 : number, false);
      if (more) return [number, ...more];
    }
    return undefined;
  };
  const places = split(digits, 0, true)?.map((position) => map.get(position));
  if (!places) return undefined;
  const inside = places.every(([element, component]) => component > 0 && element === places[0][0]);
  const two = (n) => String(n).padStart(2, '0');
  return {
    inside,
    element: places[0][0],
    text: note[0] + places.map(([element, component]) => two(inside ? component : element)).join(''),
  };
}

function noteOf({ kind, positions }) {
  return kind + positions.map((n) => String(n).padStart(2, '0')).join('');
}

function compareRelations(tag, ours, elements, notes) {
  const map = flatPositions(elements);
  const mine = new Set(ours.relations.map(noteOf));
  const seen = new Set();
  for (const note of notes) {
    const wanted = translated(note, map);
    if (wanted === undefined) differ(`${tag}: condition ${note} cannot be placed`);
    else if (wanted.inside) {
      const composite = ours.elements[wanted.element - 1];
      if (!composite?.relations?.some((each) => noteOf(each) === wanted.text))
        differ(`${tag}: condition ${note} of ${composite?.id} is missing`);
    } else {
      seen.add(wanted.text);
      if (!mine.has(wanted.text)) differ(`${tag}: condition ${note} (${wanted.text}) is missing`);
    }
  }
  for (const each of mine) if (!seen.has(each)) differ(`${tag}: condition ${each} is not in the reference`);
}

function compareSegment(release, tag, ours, theirs, edifact) {
  if (told.has(`${release} ${tag}`)) return;
  told.add(`${release} ${tag}`);
  totals.segments++;
  if (ours === undefined) return differ(`${release} ${tag}: missing`);
  theirs.forEach((element, n) => {
    const mine = ours.elements[n];
    const name = `${release} ${tag}${String(n + 1).padStart(2, '0')}`;
    if (mine === undefined) differ(`${name}: missing, reference ${element.id}`);
    else compareElement(name, mine, element, edifact);
  });
  if (ours.elements.length > theirs.length)
    differ(`${release} ${tag}: ${ours.elements.length} elements, reference ${theirs.length}`);
}

function tagsIn(nodes, into = new Set()) {
  for (const node of nodes) {
    into.add(node.id);
    if (node.loop) tagsIn(node.loop, into);
  }
  return into;
}

const scheduling = ['830', '862', 'DELFOR'];
const releases = { 'x12-00401': '004010', 'x12-00501': '005010' };
const json = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const older = existsSync(join(folder, 'x12-00401.json')) ? json('x12-00401.json') : { segments: {}, syntaxNotes: {} };

/** 005010 has no conditions of its own in the reference: those of 004010 hold where the segment begins with the same elements. */
function notesOf(reference, tag) {
  if (reference.syntaxNotes) return reference.syntaxNotes[tag] ?? [];
  const before = older.segments[tag] ?? [];
  const same = before.every((element, n) => reference.segments[tag]?.[n]?.id === element.id) && before.length > 0;
  return same ? (older.syntaxNotes[tag] ?? []) : [];
}

for (const [file, release] of Object.entries(releases)) {
  if (!existsSync(join(folder, `${file}.json`))) continue;
  const reference = json(`${file}.json`);
  for (const [type, nodes] of Object.entries(reference.sets)) {
    if (scheduling.includes(type)) continue;
    const found = dictionaryFor('x12', release, type);
    if (found === undefined || found.finding) {
      differ(`${release} ${type}: no dictionary`);
      continue;
    }
    compareRows(`${release} ${type}`, rowsOf(found.definition.root), rowsOfJson(nodes));
    for (const tag of tagsIn(nodes)) {
      const before = told.has(`${release} ${tag}`);
      const ours = found.definition.segment(tag);
      compareSegment(release, tag, ours, reference.segments[tag] ?? [], false);
      const elements = reference.syntaxNotes
        ? reference.segments[tag]
        : (older.segments[tag] ?? reference.segments[tag]);
      if (!before && ours) compareRelations(`${release} ${tag}`, ours, elements, notesOf(reference, tag));
    }
  }
}

for (const directory of ['D96A', 'D01B']) {
  if (!existsSync(join(folder, `edifact-${directory}.json`))) continue;
  const reference = json(`edifact-${directory}.json`);
  for (const [type, nodes] of Object.entries(reference.messages)) {
    if (scheduling.includes(type)) continue;
    const found = dictionaryFor('edifact', directory, type);
    if (found === undefined || found.finding) {
      differ(`${directory} ${type}: no dictionary`);
      continue;
    }
    compareRows(`${directory} ${type}`, rowsOf(found.definition.root), rowsOfJson(nodes));
    for (const tag of tagsIn(nodes)) {
      // UNH, UNT and UNS are service segments, the same in every directory.
      if (!tag.startsWith('UN'))
        compareSegment(directory, tag, found.definition.segment(tag), reference.segments[tag] ?? [], true);
    }
  }
}

/** Rows of the segment table at the end of a UNECE message text: "0030   DTM Date/time/period   M   35". */
function rowsOfText(text) {
  const rows = [];
  for (const line of text.split(/\r?\n/)) {
    const group = /^\d{4}.*Segment group (\d+)\D*? ([MC]) +(\d+)/.exec(line);
    const segment = /^\d{4}[ *+|X#]+([A-Z]{3}) .*? ([MC]) +(\d+)/.exec(line);
    if (group) rows.push(`group ${group[2]} ${group[3]}`);
    else if (segment) rows.push(`${segment[1]} ${segment[2]} ${segment[3]}`);
  }
  return rows;
}

function flatRows(definition) {
  return definition.places.flatMap(({ tag, mandatory, max, loop }) => {
    const how = `${mandatory ? 'M' : 'C'} ${max}`;
    return loop ? [`group ${how}`, `${tag} M 1`, ...flatRows(loop)] : [`${tag} ${how}`];
  });
}

/** "Repr: an..3" by element number. */
function representations(text) {
  const found = new Map();
  let id;
  for (const line of text.split(/\r?\n/)) {
    const head = /^[ *+|X#]{2,6}(\d{4}) +\S/.exec(line);
    const form = /^ +Repr: +(an|a|n)(\.\.)?(\d+)/.exec(line);
    if (head) id = head[1];
    else if (form && id) found.set(id, { kind: form[1], fixed: form[2] === undefined, most: Number(form[3]) });
  }
  return found;
}

function compareRepresentation(name, element, forms) {
  const form = forms.get(element.id);
  if (form === undefined) return;
  totals.elements++;
  const kind = { an: 'AN', a: 'ALPHA', n: 'R' }[form.kind];
  if (element.type !== kind) differ(`${name} ${element.id}: type ${element.type}, UNECE ${form.kind}`);
  if (element.max !== form.most) differ(`${name} ${element.id}: at most ${element.max}, UNECE ${form.most}`);
  if (form.fixed && element.min !== form.most)
    differ(`${name} ${element.id}: at least ${element.min}, UNECE exactly ${form.most}`);
}

for (const version of ['96A', '01B']) {
  const texts = join(folder, 'unece', version);
  if (!existsSync(texts)) continue;
  const forms = representations(readFileSync(join(texts, `EDED.${version}`), 'latin1'));
  for (const file of readdirSync(texts).filter((name) => name.includes('_D.'))) {
    const type = file.slice(0, 6);
    if (scheduling.includes(type)) continue;
    const { definition } = dictionaryFor('edifact', `D${version}`, type);
    compareRows(
      `UNECE D.${version} ${type}`,
      flatRows(definition.root),
      rowsOfText(readFileSync(join(texts, file), 'latin1')),
    );
    for (const tag of definition.tags) {
      for (const element of definition.segment(tag)?.elements ?? []) {
        for (const part of element.kind === 'composite' ? element.components : [element]) {
          if (!tag.startsWith('UN')) compareRepresentation(`UNECE D.${version}`, part, forms);
        }
      }
    }
  }
}

console.log(
  `\n${totals.sets} set tables, ${totals.segments} segments, ${totals.elements} elements compared: ${totals.meant} differences with a reason, ${totals.differences} without`,
);
process.exitCode = totals.differences > 0 ? 1 : 0;
