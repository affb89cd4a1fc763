import { localDate } from '@quayside/std';
import { z } from 'zod';
import { isCountry, isRegion, regionsOf } from '../calendar/public-holidays.js';
import { weekdays } from '../calendar/work-calendar.js';
import { text } from './scalars.js';

const day = text.refine((value) => localDate(value).ok, 'expected a day such as 2026-12-24');

/** One day, or several from the first to the last: 2026-12-24..2027-01-01. */
const closed = text.refine(
  (value) => value.split('..').length <= 2 && value.split('..').every((each) => day.safeParse(each).success),
  'expected a day such as 2026-12-24, or days such as 2026-12-24..2027-01-01',
);

/** On which days people work, for whatever is expected by when; every day counts where nothing is said. */
export const workingDays = z
  .strictObject({
    country: text
      .refine(isCountry, 'expected a country whose public holidays are known, such as DE or US')
      .optional()
      .meta({ description: 'Its public holidays do not count' }),
    region: text.optional().meta({ description: 'A state or region of the country, such as NW or CA' }),
    week: z.array(z.enum(weekdays)).min(1).default(['mon', 'tue', 'wed', 'thu', 'fri']),
    closed: z.array(closed).default([]).meta({ description: "The company's own days off" }),
    open: z.array(day).default([]).meta({ description: 'Days that count whatever the calendar says' }),
  })
  .superRefine(({ country, region }, context) => {
    if (region === undefined || (country !== undefined && isRegion(country, region))) return;
    const known = country === undefined ? [] : regionsOf(country);
    const message =
      country === undefined
        ? 'expected a country beside the region'
        : `expected a region of ${country}${known.length > 0 ? `: ${known.join(', ')}` : ', which has none'}`;
    context.addIssue({ code: 'custom', path: ['region'], message });
  })
  .optional()
  .meta({ description: 'Which days count for service levels; every day where nothing is said' });
