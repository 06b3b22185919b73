/**
 * Writes FILE and what it imports into the folder, as a program that begins with the same name in JavaScript. With the
 * file of a command, as the table of commands names it: without those of all others.
 */
export declare function putTogether(file: string, folder: string, command?: string): Promise<void>;
