import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { answer, gatewayAnswers } from './gateway';

// Before any test: the client of the API takes the `fetch` that there is when it is loaded.
vi.stubGlobal('fetch', answer);
// A text area that grows with its text asks for it; the simulated browser has no fonts.
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

afterEach(() => {
  cleanup();
  gatewayAnswers({});
});
