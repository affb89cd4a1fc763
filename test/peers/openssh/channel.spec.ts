import { describeChannel } from '../../contract/channels/channel-contract.js';
import { describeFaults } from '../../contract/channels/faults.js';
import { startSshd } from './sshd.js';

describeChannel('a real OpenSSH server', startSshd);
describeFaults('a real OpenSSH server', startSshd);
