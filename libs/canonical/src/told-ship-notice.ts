import { z } from 'zod';
import { itemValue } from './item.js';
import { packValue, shippedLineValue, shipNoticeSchema } from './ship-notice.js';
import { dateValue, quantityValue, textValue } from './values.js';

// A file tells goods and packages in many ways: cartons below their item, items in cartons, several packages at one level, lots
// within a line. A mapping reads them as they are told; what these fields say is then put together, and none of them is left.

/** Says that a value only leads from one thing to another while a file is read: nobody asks where it stood. */
const link = { isLink: true };

const ssccs = z
  .array(textValue.meta({ description: 'An SSCC of 18 digits, or another name of the package' }))
  .optional();

/** So much of a line: of one lot, in one package, or both. */
const partFields = {
  quantity: quantityValue.optional(),
  pack: textValue.optional().meta({ description: 'Id of the pack that holds it' }),
  ssccs: ssccs.meta({ description: 'Packages that hold it, by their SSCC or name' }),
  lot: textValue.optional(),
  lots: z.array(textValue).optional(),
  expiry: dateValue.optional(),
  expiries: z.array(dateValue).optional(),
  bestBefore: dateValue.optional(),
  bestBefores: z.array(dateValue).optional(),
  sellBy: dateValue.optional(),
  sellBys: z.array(dateValue).optional(),
  serials: z.array(textValue).optional(),
};

const toldLineValue = shippedLineValue.extend({
  quantity: quantityValue.optional().meta({ description: 'Of all parts together', isNeeded: true }),
  quantities: z
    .array(quantityValue)
    .optional()
    .meta({ description: 'Where the line states several: those of the unit of the first are added up' }),
  id: textValue.optional().meta({ description: 'How the file itself names the line', ...link }),
  ssccs: ssccs.meta({ description: 'Packages that hold it, by their SSCC or name' }),
  parts: z.array(z.strictObject(partFields)).optional().meta({ description: 'Parts of the line, each a line later' }),
});

/** A level of a tree that stands below a line: a carton with some of it, a lot of it, or a component. */
const levelBelowValue = z.strictObject({
  id: textValue
    .optional()
    .meta({ description: 'How the file names it, where other levels may stand below it', ...link }),
  within: textValue.meta({ description: 'Id of the line or level above it', ...link }),
  item: itemValue.optional(),
  orderNumber: textValue.optional(),
  ...partFields,
});

const toldPackValue = packValue.extend({
  ssccs: ssccs.meta({ description: 'Each package of this level; several share what it holds' }),
  of: z
    .literal('shipment')
    .optional()
    .meta({ description: 'It is told of the shipment, not of a line', ...link }),
  holds: z
    .array(
      z.strictObject({
        line: textValue.optional().meta({ description: 'Id of the line', ...link }),
        item: textValue
          .optional()
          .meta({ description: 'A number of its item, where the line has no other name', ...link }),
        quantity: quantityValue.optional(),
        lot: textValue.optional(),
        expiry: dateValue.optional(),
        bestBefore: dateValue.optional(),
        sellBy: dateValue.optional(),
        serials: z.array(textValue).optional(),
      }),
    )
    .optional()
    .meta({ description: 'Which lines it holds, and how much of them' }),
});

/** A ship notice as its file tells it: what a mapping may read of it. */
export const toldShipNoticeSchema = shipNoticeSchema.extend({
  packs: z.array(toldPackValue),
  lines: z.array(toldLineValue),
  below: z.array(levelBelowValue).optional().meta({ description: 'Levels of a tree that stand below lines' }),
  structure: z
    .enum(['packs-above', 'packs-below', 'no-packs'])
    .optional()
    .meta({ description: 'What the file says of its own structure; checked only', ...link }),
});

export type ToldShipNotice = z.infer<typeof toldShipNoticeSchema>;
export type ToldLine = z.infer<typeof toldLineValue>;
export type ToldPack = z.infer<typeof toldPackValue>;
export type LevelBelow = z.infer<typeof levelBelowValue>;
