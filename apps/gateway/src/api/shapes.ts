import { z } from 'zod';

// The shapes of the console's API. The OpenAPI document and with it the console's client are generated from these.

export const instant = z.iso.datetime().meta({ description: 'UTC' });
const id = z.uuid();

export const findingShape = z
  .object({
    code: z.string(),
    severity: z.enum(['fatal', 'warn', 'info']),
    message: z.string(),
    offset: z.number().int().optional(),
    length: z.number().int().optional(),
    tag: z.string().optional(),
    segment: z.number().int().optional(),
    element: z.number().int().optional(),
    component: z.number().int().optional(),
    repetition: z.number().int().optional(),
    row: z.number().int().optional(),
    column: z.number().int().optional(),
    path: z.string().optional(),
    field: z.string().optional().meta({ description: 'The canonical field that it is about, as a JSON pointer' }),
  })
  .meta({ id: 'Finding' });

export const choiceShape = z.enum(['accept', 'reject', 'process-again']).meta({ id: 'Choice' });
export const ownerShape = z
  .enum(['procurement', 'warehouse', 'quality', 'finance', 'onboarding', 'operations'])
  .meta({ id: 'Owner' });

export const signInShape = z
  .object({ name: z.string().min(1).max(200), password: z.string().min(1).max(1000) })
  .meta({ id: 'SignIn' });
export const sessionShape = z
  .object({
    user: z.string(),
    displayName: z.string(),
    csrf: z.string().meta({ description: 'Send as x-quayside-csrf' }),
  })
  .meta({ id: 'Session' });

/** Who and what a row is about, for links and lists. */
export const partnerRef = z.object({ id: z.string(), name: z.string() }).meta({ id: 'PartnerRef' });

export const documentRowShape = z
  .object({
    id,
    partner: partnerRef,
    state: z.enum(['accepted', 'held', 'duplicate', 'rejected', 'delivered', 'rehearsed', 'refused', 'superseded']),
    usage: z.enum(['live', 'test']),
    type: z.string().nullable().meta({ description: 'Canonical type; null when the set could not be translated' }),
    setType: z.string(),
    number: z.string().nullable(),
    orderNumber: z.string().nullable(),
    version: z.number().int(),
    total: z.object({ amount: z.string(), currency: z.string().nullable() }).nullable(),
    findings: z.number().int().meta({ description: 'How many warnings and errors' }),
    waitsFor: ownerShape.nullable().meta({ description: 'Owner of the open exception' }),
    reason: z.string().nullable(),
    receivedAt: instant,
  })
  .meta({ id: 'DocumentRow' });

export const fileRowShape = z
  .object({
    id,
    partner: partnerRef,
    channel: z.string(),
    account: z.string(),
    name: z.string(),
    size: z.number().int(),
    sha256: z.string(),
    state: z.enum(['stored', 'split', 'unreadable', 'discarded']),
    wrapper: z
      .enum(['zip', 'gzip', 'tar', 'openpgp'])
      .nullable()
      .meta({ description: 'What it was, when it was no more than a wrapper of other files' }),
    arrivals: z.number().int(),
    documents: z.number().int(),
    waiting: z.number().int().meta({ description: 'Open exceptions of the file, its arrivals and its documents' }),
    receivedAt: instant,
  })
  .meta({ id: 'FileRow' });

export const exceptionRowShape = z
  .object({
    id,
    subject: z.object({ kind: z.enum(['document', 'arrival', 'file', 'dispatch', 'lane', 'channel']), id: z.string() }),
    partner: partnerRef,
    owner: ownerShape,
    code: z.string(),
    message: z.string(),
    openedAt: instant,
    title: z.string().meta({ description: 'What it is about: "Invoice 80114 for P00027"' }),
    choices: z.array(choiceShape),
  })
  .meta({ id: 'ExceptionRow' });

export const noticeShape = z
  .object({
    kind: z.enum(['demo', 'odoo-down', 'profile-broken', 'working']),
    text: z.string(),
    since: instant.nullable(),
    details: z.array(z.string()),
  })
  .meta({ id: 'Notice' });

const figure = z.object({
  today: z.number().int(),
  usual: z
    .number()
    .nullable()
    .meta({ description: 'Mean of the same day of the last four weeks; null before there is any' }),
});

export const homeShape = z
  .object({
    notices: z.array(noticeShape),
    waiting: z.array(exceptionRowShape),
    waitingTotal: z.number().int(),
    figures: z.object({ received: figure, delivered: figure, waiting: figure, failing: figure }),
    partners: z.array(
      z.object({
        partner: partnerRef,
        stage: z.enum(['test', 'live']),
        lastReceivedAt: instant.nullable(),
        documents7d: z.number().int(),
        held: z.number().int(),
        rejected7d: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'Home' });

export const journalLineShape = z
  .object({
    at: instant,
    kind: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    what: z.string(),
    actor: z.string(),
  })
  .meta({ id: 'JournalLine' });

/** One segment, row or line of the raw bytes; offsets are bytes of the file. */
export const sourceLineShape = z
  .object({
    offset: z.number().int(),
    length: z.number().int(),
    text: z.string().meta({ description: 'In the encoding of the file' }),
    width: z
      .enum(['one', 'utf-8', 'utf-16'])
      .meta({ description: 'How many bytes its characters have, to find a place in it' }),
    tag: z.string().nullable(),
    segment: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'Position in the set, ST = 1; of CSV the row of the file' }),
  })
  .meta({ id: 'SourceLine' });

export const placeShape = z
  .object({ offset: z.number().int(), length: z.number().int(), segment: z.number().int().optional() })
  .meta({ id: 'Place' });

/** A piece of raw text, and where to ask for the next one. */
export const sourceShape = z
  .object({
    lines: z.array(sourceLineShape),
    next: z
      .object({
        offset: z.number().int(),
        number: z.number().int().meta({ description: 'Of the segment, row or line that begins there' }),
      })
      .nullable()
      .meta({ description: 'Where the rest begins; null at the end' }),
  })
  .meta({ id: 'Source' });

/** One canonical field, ready to show: where it stands in the document and in the bytes. */
export const fieldShape = z
  .object({
    pointer: z.string().meta({ description: 'JSON pointer in the document' }),
    label: z.string().meta({ description: '"Line 2, price"' }),
    group: z.string().meta({ description: 'Heading under which it is shown: "Document", "Line 2"' }),
    value: z.string(),
    place: placeShape.nullable(),
  })
  .meta({ id: 'Field' });

/** Fields of a stretch of a document, and where to ask for the next ones. */
export const fieldPageShape = z
  .object({
    rows: z.array(fieldShape),
    leftOut: z.number().int().meta({ description: 'How many more fields these lines have than are shown' }),
    next: z.number().int().nullable().meta({ description: 'The line from which to ask; null at the end' }),
    list: z
      .object({ one: z.string().meta({ description: '"line"' }), many: z.string(), length: z.number().int() })
      .nullable()
      .meta({ description: 'What the document lists most of, and how many there are' }),
  })
  .meta({ id: 'FieldPage' });

export const effectShape = z
  .object({
    key: z.string(),
    model: z.string(),
    action: z.string(),
    target: z.string(),
    title: z.string(),
    state: z.enum(['planned', 'applied']),
    appliedAt: instant.nullable(),
    records: z.array(
      z.object({ model: z.string(), id: z.number().int(), name: z.string().nullable(), url: z.string() }),
    ),
    values: z.array(
      z.object({
        label: z.string(),
        value: z.string(),
        pointer: z.string().meta({ description: 'JSON pointer in the effect’s values' }),
        place: placeShape.nullable(),
      }),
    ),
  })
  .meta({ id: 'Effect' });

export const discrepancyShape = z
  .object({
    kind: z.string(),
    pointer: z.string(),
    orderNumber: z.string().nullable(),
    orderLine: z.string().nullable(),
    ordered: z.string().nullable(),
    said: z.string().nullable(),
    difference: z.string().nullable(),
    withinTolerance: z.boolean(),
    place: placeShape.nullable().meta({ description: 'Of the field that differs' }),
    owner: ownerShape,
    message: z.string(),
  })
  .meta({ id: 'Discrepancy' });

export const dispatchRowShape = z
  .object({
    id,
    type: z.string(),
    name: z.string(),
    state: z.enum(['ready', 'sent', 'withdrawn']),
    size: z.number().int(),
    createdAt: instant,
    sentAt: instant.nullable(),
    sealedFor: z.string().nullable().meta({
      description: "Fingerprint of the partner's OpenPGP key that opens it; nothing when it is not encrypted",
    }),
    text: z.string().meta({
      description: 'The bytes, of what is encrypted those before, at most 64 KB of them, one segment a line',
    }),
  })
  .meta({ id: 'DispatchRow' });

export const timelineShape = z
  .object({
    steps: z.array(
      z.object({
        name: z.enum(['received', 'read', 'matched', 'delivered', 'acknowledged']),
        state: z.enum(['done', 'waiting', 'failed', 'todo', 'skipped']),
        at: instant.nullable(),
        text: z.string(),
      }),
    ),
  })
  .meta({ id: 'Timeline' });

export const documentDetailShape = z
  .object({
    row: documentRowShape,
    sentence: z.string(),
    choices: z.array(choiceShape),
    exception: exceptionRowShape.nullable(),
    timeline: timelineShape,
    file: z.object({ id, name: z.string(), sha256: z.string(), size: z.number().int() }),
    arrival: z.object({
      id,
      controlNumber: z.string().nullable(),
      sender: z.string().nullable(),
      receiver: z.string().nullable(),
      index: z.number().int(),
    }),
    set: z.object({
      reference: z.string(),
      release: z.string(),
      verdict: z.string(),
      offset: z.number().int(),
      length: z.number().int(),
    }),
    release: z.object({ number: z.number().int(), id }),
    source: sourceShape,
    totals: z
      .object({ leftovers: z.number().int(), findings: z.number().int() })
      .meta({ description: 'How many there are; of a large document only the first of them are listed' }),
    kind: z
      .enum(['x12', 'edifact', 'csv', 'xml', 'json', 'unreadable'])
      .meta({ description: 'What the file is written in' }),
    kept: z.boolean().meta({ description: 'Its type changes nothing in Odoo: it is there to be read and found' }),
    fields: fieldPageShape.meta({ description: 'The first of them' }),
    leftovers: z.array(z.object({ text: z.string(), place: placeShape.nullable() })),
    findings: z.array(findingShape),
    effects: z.array(effectShape),
    matching: z.object({
      outcome: z.enum(['deliver', 'deliver-with-changes', 'hold']).nullable(),
      discrepancies: z.array(discrepancyShape),
      lines: z.array(
        z.object({
          index: z.number().int(),
          orderNumber: z.string(),
          orderLine: z.string(),
          by: z.string(),
          quantity: z.string().nullable(),
          unit: z.string().nullable(),
          price: z.string().nullable(),
          ordered: z
            .object({
              quantity: z.string(),
              price: z.string().nullable(),
              date: z.string().nullable(),
              item: z.string(),
            })
            .nullable(),
        }),
      ),
    }),
    answers: z.array(dispatchRowShape),
    siblings: z.array(documentRowShape),
    replaces: id.nullable(),
    replacedBy: id.nullable(),
    journal: z.array(journalLineShape),
    json: z.string().meta({ description: 'The canonical document as JSON text; of a long one the start' }),
  })
  .meta({ id: 'DocumentDetail' });

export const arrivalDetailShape = z
  .object({
    id,
    file: z.object({ id, name: z.string() }),
    index: z.number().int(),
    kind: z.enum(['x12', 'edifact', 'csv', 'xml', 'json', 'unreadable']),
    state: z.enum(['received', 'read', 'unreadable', 'quarantined', 'duplicate', 'discarded']),
    partner: partnerRef,
    usage: z.enum(['live', 'test']).nullable(),
    sender: z.string().nullable(),
    receiver: z.string().nullable(),
    controlNumber: z.string().nullable(),
    offset: z.number().int(),
    length: z.number().int(),
    findings: z.array(findingShape),
    exception: exceptionRowShape.nullable(),
    choices: z.array(choiceShape),
    documents: z.array(documentRowShape),
    answers: z.array(dispatchRowShape),
    source: sourceShape,
    journal: z.array(journalLineShape),
  })
  .meta({ id: 'ArrivalDetail' });

export const fileDetailShape = z
  .object({
    row: fileRowShape,
    findings: z.array(findingShape),
    exception: exceptionRowShape.nullable(),
    choices: z.array(choiceShape),
    parent: z.object({ id, name: z.string() }).nullable().meta({ description: 'The wrapper that it came out of' }),
    parts: z.array(fileRowShape).meta({ description: 'The files that came out of it' }),
    arrivals: z.array(
      z.object({
        id,
        index: z.number().int(),
        kind: z.string(),
        state: z.string(),
        offset: z.number().int(),
        length: z.number().int(),
        controlNumber: z.string().nullable(),
        documents: z.array(documentRowShape),
        findings: z.array(findingShape),
      }),
    ),
    journal: z.array(journalLineShape),
  })
  .meta({ id: 'FileDetail' });

export const choosingShape = z
  .object({
    choice: choiceShape,
    reason: z.string().trim().min(3, 'say in a few words why').max(1000),
  })
  .meta({ id: 'Choosing' });

export const chosenShape = z.object({ message: z.string() }).meta({ id: 'Chosen' });
