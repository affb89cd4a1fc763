// A client that asks for more than any client has a use for, in a process of its own so that its memory is not taken for that of the
// gateway. Usage: node sftp-flood.mjs PORT write|stat|deaf. The deaf one hears after a line on its standard input. Prints "closed" when the
// connection has ended.
import ssh2 from 'ssh2';

const [port, how] = process.argv.slice(2);
const client = new ssh2.Client();
client.on('error', () => undefined);
client.on('close', () => {
  process.stdout.write('closed\n', () => process.exit(0));
});
// A larger one would be parted by ssh2, and its ends come late: out of order, and refused as quickly as they come.
const piece = Buffer.alloc(31_000, 'x');
const heard = () => undefined;

const floods = {
  /** 496 MB, without waiting for a word. */
  write: (sftp) =>
    sftp.open('in/flood.bin', 'w', (_error, handle) => {
      for (let n = 0; n < 16_000; n += 1) sftp.write(handle, piece, 0, piece.length, n * piece.length, heard);
      sftp.close(handle, heard);
    }),
  stat: (sftp) => {
    for (let n = 0; n < 60_000; n += 1) sftp.stat(`in/no-such-${n}`, heard);
  },
  /** Asks for 400 MB and takes none of it until it is told to. */
  deaf: (sftp) =>
    sftp.open('in/to-read.bin', 'r', (_error, handle) => {
      let left = 12_500;
      const taken = (error, length) => {
        if (error || length !== piece.length) process.exit(1);
        if (--left === 0) client.end();
      };
      for (let n = left; n > 0; n -= 1) sftp.read(handle, piece, 0, piece.length, 0, taken);
      client._sock.pause();
      process.stdin.once('data', () => client._sock.resume());
    }),
};

client.on('ready', () => client.sftp((error, sftp) => (error ? process.exit(1) : floods[how](sftp))));
client.connect({ host: '127.0.0.1', port: Number(port), username: 'acme', password: 'acme-demo' });
