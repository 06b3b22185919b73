import { z } from 'zod';
import { runCommand } from '../src/command-line.ts';
import type { CrashCouncil } from '../test/support/crash-council.ts';
import { type Finding, wrong } from './findings.ts';

const answerShape = z.object({
  findings: z.array(z.object({ about: z.string(), level: z.enum(['ok', 'warning', 'fault']), what: z.string() })),
});

/** What `ragtime doctor` does not find in order, of the installation as it runs. */
export async function askDoctor(
  { slack, databasePath, now }: CrashCouncil,
  backupFolder: string,
): Promise<readonly Finding[]> {
  const lines: string[] = [];
  const keep = (line: string) => void lines.push(line);
  const env = {
    DATABASE_PATH: databasePath,
    BACKUP_FOLDER: backupFolder,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  await runCommand(['doctor', '--json'], { out: keep, err: keep, env, clock: now });
  return answerShape
    .parse(JSON.parse(lines.join('\n')))
    .findings.filter(({ level }) => level !== 'ok')
    .map(({ about, level, what }) => wrong(`the doctor's ${level} about the ${about}: ${what}`));
}
