import { z } from 'zod';

export const ownerShape = z
  .enum(['procurement', 'warehouse', 'quality', 'finance', 'onboarding', 'operations'])
  .meta({ id: 'Owner' });
