import { sql, type Statement } from '../database/statement.js';

/** What lines of orders are measured by: the day on which it is asked, and whose days those are. */
export interface Measuring {
  readonly today: string | null;
  readonly timeZone: string | null;
}

/** Today; that of UTC where nobody says. */
export const today: Statement<Measuring> = sql<Measuring>`coalesce(${'today'}::date, (now() at time zone 'UTC')::date)`;

/** A line `l` whose day is over, and of which it is known when it came: not one that was there before we knew its order. */
export const isMeasured: Statement<Measuring> = sql<Measuring>`l.due_on < ${today} and (l.received = 0 or l.first_received_at is not null)`;

/** Something of it came on its day or before. */
export const cameInTime: Statement<Measuring> = sql<Measuring>`coalesce((l.first_received_at at time zone ${'timeZone'})::date <= l.due_on, false)`;

/** All of it came on its day or before. */
export const cameWholeInTime: Statement<Measuring> = sql<Measuring>`not l.is_open and coalesce((l.completed_at at time zone ${'timeZone'})::date <= l.due_on, false)`;
