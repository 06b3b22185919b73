/** Writes FILE and what it imports into the folder, as a program that begins with the same name in JavaScript. */
export declare function putTogether(file: string, folder: string): Promise<void>;
