/** Whether traffic is real, or a partner's test. */
export type Usage = 'live' | 'test';
