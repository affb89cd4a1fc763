import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A real Chromium of this machine; one that is missing fails, with what to do about it. */
export async function openChromium(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? places.find((each) => existsSync(each));
  if (executablePath === undefined) {
    throw new Error(
      'These tests need Chromium. Install it (Debian, Ubuntu: apt-get install chromium) or set CHROMIUM to its path.',
    );
  }
  return chromium.launch({ executablePath, args: quiet });
}
