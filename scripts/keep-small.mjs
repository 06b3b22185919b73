// Node lets the heap double before it clears up, which suits programs that fill it with something lasting. What a click
// leaves is garbage: at 30 % Ragtime takes less memory for some per cent of processor time (docs/performance.md). It is no option of the
// command line, since another Node that does not know it would refuse to start.
import { setFlagsFromString } from 'node:v8';

// The process that makes documents sets a limit of its own, and fills it.
const isMakingDocuments = process.execArgv.some((flag) => flag.startsWith('--max-old-space-size'));
if (!isMakingDocuments) setFlagsFromString('--heap-growing-percent=30');
