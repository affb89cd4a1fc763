import type { RemoteFile } from '../../ports/channel.js';
import type { Ports } from '../../ports/ports.js';
import type { FetchedChannel } from '../../channel/live-channel.js';

const code = 'remote-file-too-large';

/** Tells operations once of what is left where it is because it is larger than agreed, and settles that when it is gone. */
export async function tellOfLarge(ports: Ports, channel: FetchedChannel, large: readonly RemoteFile[]): Promise<void> {
  const { account, partner, settings } = channel;
  const at = ports.clock.now();
  const open = (await ports.store.openExceptions('channel', account)).some((each) => each.code === code);
  if (open === large.length > 0) return;
  await ports.store.commit(async (tx) => {
    if (large.length === 0) {
      const how = { at, by: 'channel', choice: 'recovered', reason: 'no such file lies there any more' };
      return tx.closeExceptions('channel', account, how, [code]);
    }
    const names = large.slice(0, 5).map(({ name, size }) => name + (size === null ? '' : ` (${size} bytes)`));
    const message = `Larger than the ${settings.maxFileSize} bytes that were agreed, and left where it is: ${names.join(', ')}. Raise maxFileSize in the profile, or have it removed.`;
    await tx.openException(
      { subjectKind: 'channel', subject: account, code, partner, owner: 'operations', message },
      at,
    );
  });
}
