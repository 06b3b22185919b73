/** Width of a common phone in CSS pixels, and how much of a screen is seen at once. */
const PHONE_WIDTH = 390;
const PHONE_HEIGHT = 844;

/** Close to Slack's own look on a phone; no font and no picture is loaded. */
export const PICTURE_STYLE = `
* { box-sizing: border-box; margin: 0; }
body { display: flex; gap: 24px; padding: 16px; width: max-content; background: #e8e4ec; font: 16px/1.38 "Liberation Sans", Arial, sans-serif; color: #1d1c1d; }
.phone { width: ${PHONE_WIDTH}px; background: #fff; border-radius: 18px; overflow: hidden; border: 1px solid #c9c3cf; }
.one-screen .phone { height: ${PHONE_HEIGHT}px; }
.bar { display: flex; align-items: center; height: 52px; padding: 0 16px; border-bottom: 1px solid #e3e1e4; position: relative; }
.bar b { position: absolute; inset: 0 90px; text-align: center; line-height: 52px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.bar .shut { color: #1264a3; }
.bar .send { margin-left: auto; color: #007a5a; font-weight: 700; }
.view, .talk { padding: 14px 16px 20px; display: flex; flex-direction: column; gap: 14px; }
.talk { gap: 24px; }
.message { display: flex; gap: 10px; }
.face { flex: none; width: 36px; height: 36px; border-radius: 8px; background: #1d3a4f; color: #fff; font-weight: 700; text-align: center; line-height: 36px; }
.words { flex: 1; min-width: 0; display: flex; flex-direction: column; gap: 8px; }
.who span { font-size: 11px; background: #e8e8e8; color: #616061; border-radius: 3px; padding: 1px 4px; vertical-align: 1px; }
h2 { font-size: 18px; line-height: 1.3; }
hr { width: 100%; border: 0; border-top: 1px solid #dddbde; }
.text { overflow-wrap: anywhere; flex: 1; min-width: 0; }
ul { padding-left: 22px; }
li { padding: 1px 0; }
blockquote { border-left: 4px solid #dddbde; padding-left: 10px; }
.section { display: flex; gap: 12px; align-items: flex-start; }
.context { display: flex; flex-wrap: wrap; gap: 4px 8px; color: #616061; font-size: 13px; line-height: 1.4; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
.button { flex: none; border: 1px solid #bbb8bd; border-radius: 6px; padding: 5px 12px; font-size: 14px; font-weight: 700; }
.button.primary { background: #007a5a; border-color: #007a5a; color: #fff; }
.button.danger { background: #d0173c; border-color: #d0173c; color: #fff; }
.label { font-weight: 700; margin-bottom: 6px; }
.optional { color: #616061; font-weight: 400; }
.hint { color: #616061; font-size: 13px; line-height: 1.4; margin-top: 6px; }
.box { border: 1px solid #8d8a8f; border-radius: 6px; padding: 9px 12px; min-height: 42px; }
.box.tall { min-height: 88px; }
.box.empty { color: #868386; }
.choice { display: flex; justify-content: space-between; color: #454245; }
.option { display: flex; gap: 10px; padding: 6px 0; }
.mark { flex: none; width: 20px; height: 20px; margin-top: 1px; border: 1.5px solid #8d8a8f; }
.radio { border-radius: 50%; }
.tick { border-radius: 4px; }
.mark.chosen { border: 6px solid #1264a3; }
.wrong .box { border-color: #d0173c; }
.error { color: #b8123a; font-size: 14px; margin-top: 6px; }
`;
