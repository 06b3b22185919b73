/** Width of a common phone in CSS pixels, and how much of a screen is seen at once. */
const PHONE_WIDTH = 390;
const PHONE_HEIGHT = 844;
/** A form in Slack's desktop app, and its column of messages on a laptop. */
const DESKTOP_MODAL_WIDTH = 520;
const DESKTOP_WIDTH = 760;

/** Close to Slack's own look; no font and no picture is loaded. The condensed font is about as wide as Slack's own. */
export const PICTURE_STYLE = `
* { box-sizing: border-box; margin: 0; }
body { display: flex; gap: 24px; padding: 16px; width: max-content; background: #e8e4ec; align-items: flex-start; }
.screen { width: ${DESKTOP_WIDTH}px; background: #fff; overflow: hidden; border: 1px solid #c9c3cf; border-radius: 10px; font: 15px/1.46 Lato, "Liberation Sans", "DejaVu Sans Condensed", Arial, sans-serif; color: #1d1c1d; }
.screen.modal { width: ${DESKTOP_MODAL_WIDTH}px; }
.screen.phone { width: ${PHONE_WIDTH}px; border-radius: 18px; font-size: 16px; line-height: 1.38; }
.one-screen .phone { height: ${PHONE_HEIGHT}px; }
.bar { display: flex; align-items: center; justify-content: space-between; height: 52px; padding: 0 16px; border-bottom: 1px solid #e3e1e4; position: relative; font-size: 17px; }
.bar .shut { color: #1264a3; }
.bar { gap: 10px; }
.bar .shut, .bar .send { white-space: nowrap; }
.phone .bar b { flex: 1; min-width: 0; text-align: center; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.bar .send { color: #007a5a; font-weight: 700; }
.foot { display: flex; justify-content: flex-end; gap: 12px; padding: 14px 20px; border-top: 1px solid #e3e1e4; }
.view, .talk { padding: 14px 16px 20px; display: flex; flex-direction: column; gap: 14px; }
.desktop .view, .desktop .talk { padding: 16px 24px 20px; }
.talk { gap: 24px; }
.message { display: flex; gap: 10px; }
.face { flex: none; width: 36px; height: 36px; border-radius: 8px; background: #1d3a4f; color: #fff; font-weight: 700; text-align: center; line-height: 36px; }
.words { flex: 1; min-width: 0; display: flex; flex-direction: column; gap: 8px; }
.who span { font-size: 11px; background: #e8e8e8; color: #616061; border-radius: 3px; padding: 1px 4px; vertical-align: 1px; }
.screen h2 { font-size: 18px; line-height: 1.3; }
hr { width: 100%; border: 0; border-top: 1px solid #dddbde; }
.text { overflow-wrap: anywhere; flex: 1; min-width: 0; }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 12px; margin-top: 4px; }
.folded { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 5; overflow: hidden; }
.link { color: #1264a3; }
.screen ul { padding-left: 22px; }
.screen li { padding: 1px 0; }
blockquote { border-left: 4px solid #dddbde; padding-left: 10px; }
.section { display: flex; gap: 12px; align-items: flex-start; }
.file { margin-top: 6px; border: 1px solid #dddddd; border-radius: 8px; padding: 8px 12px; overflow-wrap: anywhere; }
.context { display: flex; flex-wrap: wrap; gap: 4px 8px; color: #616061; font-size: 13px; line-height: 1.4; overflow-wrap: anywhere; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
.actions .box { min-width: 180px; }
.button { flex: none; max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; border: 1px solid #bbb8bd; border-radius: 6px; padding: 5px 12px; font-size: 14px; font-weight: 700; }
.section .button { max-width: 55%; }
.button.primary { background: #007a5a; border-color: #007a5a; color: #fff; }
.button.danger { background: #d0173c; border-color: #d0173c; color: #fff; }
.label { font-weight: 700; margin-bottom: 6px; }
.optional { color: #616061; font-weight: 400; }
.hint { color: #616061; font-size: 13px; line-height: 1.4; margin-top: 6px; }
.box { border: 1px solid #8d8a8f; border-radius: 6px; padding: 9px 12px; min-height: 42px; overflow-wrap: anywhere; }
.box.tall { min-height: 88px; }
.box.number { max-width: 200px; font-variant-numeric: tabular-nums; }
.box.empty { color: #868386; }
.choice { display: flex; justify-content: space-between; gap: 12px; color: #454245; }
.option { display: flex; gap: 10px; padding: 6px 0; }
.option small { display: block; color: #616061; font-size: 13px; }
.mark { flex: none; width: 20px; height: 20px; margin-top: 1px; border: 1.5px solid #8d8a8f; }
.mark.radio { border-radius: 50%; }
.mark.tick { border-radius: 4px; color: #fff; font-size: 14px; line-height: 17px; text-align: center; }
.mark.radio.chosen { border: 6px solid #1264a3; }
.mark.tick.chosen { background: #1264a3; border-color: #1264a3; }
.wrong .box { border-color: #d0173c; }
.error { color: #b8123a; font-size: 14px; margin-top: 6px; }
.alert { border: 1px solid #dddbde; border-left: 4px solid #1264a3; border-radius: 6px; padding: 8px 12px; }
.alert.warning { border-left-color: #c77c02; }
.alert.error { border-left-color: #d0173c; color: inherit; font-size: inherit; margin: 0; }
.alert.success { border-left-color: #007a5a; }
.aside { border: 1px dashed #b9a7c9; background: #f7f3fa; color: #4c3a5e; border-radius: 6px; padding: 6px 10px; font-size: 12.5px; line-height: 1.4; overflow-wrap: anywhere; }
`;
