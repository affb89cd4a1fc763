import { describeChannel } from '../../contract/channels/channel-contract.js';
import { startSshd } from './sshd.js';

describeChannel('a real OpenSSH server', startSshd);
