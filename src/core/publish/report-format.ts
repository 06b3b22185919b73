/** The formats of a report. What people name on the command line, and the file's extension. */
export const REPORT_FORMATS = ['html', 'pdf', 'docx', 'md', 'csv', 'json', 'svg', 'png'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
