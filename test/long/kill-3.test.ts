import { killedAt } from './kills.ts';

killedAt(2);
