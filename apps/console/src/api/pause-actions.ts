import { answered, api, type Shapes } from './client';

/** Lets nothing out until it is resumed. */
export function pauseGateway(reason: string): Promise<Shapes['Chosen']> {
  return answered(api.POST('/api/pause', { body: { reason } }));
}

/** Lets everything go on. What may have been sent already waits for a decision, or is all sent again. */
export function resumeGateway(body: Shapes['Resuming']): Promise<Shapes['Chosen']> {
  return answered(api.POST('/api/pause/resume', { body }));
}
