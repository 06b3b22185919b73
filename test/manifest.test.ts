import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS, SHORTCUTS } from '../src/slack/ids.ts';

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('manifest.json'));

describe('the Slack manifest', () => {
  it('asks for exactly what is documented, with what is lost without it', () => {
    const documented = [
      ...read('docs/slack-permissions.md').matchAll(/^\| `([^`]+)` \| [^|]{10,} \| [^|]{10,} \|$/gm),
    ].map((match) => match[1]);
    const asked = [...manifest.oauth_config.scopes.bot, ...manifest.settings.event_subscriptions.bot_events];
    expect(documented.toSorted()).toEqual(asked.toSorted());
  });

  it('has every command that the app listens to', () => {
    const commands = manifest.features.slash_commands.map((entry: { command: string }) => entry.command);
    expect(commands).toEqual(Object.values(COMMANDS));
  });

  it('has every shortcut that the app listens to, with names that fit', () => {
    const shortcuts: readonly { readonly name: string; readonly type: string; readonly callback_id: string }[] =
      manifest.features.shortcuts;
    expect(shortcuts.map((entry) => entry.callback_id)).toEqual(Object.values(SHORTCUTS));
    for (const { name, type } of shortcuts) {
      expect(type).toBe('global');
      expect(name.length).toBeLessThanOrEqual(24);
      expect(read('README.md') + read('docs/slack-permissions.md')).toContain(name);
    }
  });

  it('keeps within the lengths that Slack takes', () => {
    const { name, description, long_description: long } = manifest.display_information;
    expect(name.length).toBeLessThanOrEqual(35);
    expect(description.length).toBeLessThanOrEqual(140);
    expect(long.length).toBeGreaterThanOrEqual(175);
    expect(long.length).toBeLessThanOrEqual(4000);
  });

  it('opens the Messages tab, without which no reminder arrives', () => {
    expect(manifest.features.app_home).toMatchObject({ home_tab_enabled: true, messages_tab_enabled: true });
  });
});
