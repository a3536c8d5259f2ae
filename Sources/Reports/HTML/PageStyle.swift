/// The style sheet of a report's page, beside that of its pictures.
enum PageStyle {
  static let rules = Palette.rules(for: ":root") + ChartStyle.rules + page + print

  private static let page = """
    *,*::before,*::after{box-sizing:border-box}html{-webkit-text-size-adjust:100%}@media (prefers-reduced-motion:no-preference){\
    html{scroll-behavior:smooth}}\
    body{margin:0;overflow-wrap:break-word;background:var(--paper);color:var(--ink);font:16px/1.6 Inter,"Helvetica Neue",\
    Helvetica,"Segoe UI",Roboto,Arial,system-ui,sans-serif;font-variant-numeric:tabular-nums}\
    main,header,footer{max-width:1056px;margin:0 auto;padding:0 24px}\
    h1,h2{font-family:"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,serif;\
    font-weight:600;letter-spacing:-.012em;line-height:1.15;text-wrap:balance}\
    h1{font-size:clamp(2.1rem,6vw,3.5rem);margin:.15em 0 .3em}\
    h2{font-size:clamp(1.5rem,3.4vw,2rem);margin:0 0 .4em}\
    h3{font-size:1.06rem;font-weight:650;margin:0 0 .25em;line-height:1.3}\
    p{max-width:68ch;margin:.5em 0 .9em;text-wrap:pretty}a{color:var(--accent);text-underline-offset:.18em}\
    a:focus-visible,summary:focus-visible,input:focus-visible,.scroll:focus-visible{\
    outline:3px solid var(--accent);outline-offset:3px;border-radius:3px}\
    header{padding-top:44px}.overline{font-size:.78rem;letter-spacing:.11em;text-transform:uppercase;\
    color:var(--soft);margin:0;display:flex;justify-content:space-between;gap:1em;max-width:none;\
    border-bottom:1px solid var(--hair);padding-bottom:12px}\
    .overline b{color:var(--ink);font-weight:700}.lede{font-size:1.06rem;color:var(--soft)}\
    nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:4px 22px;padding:0;margin:18px 0 0}\
    nav a{color:var(--soft);text-decoration:none;font-size:.94rem;padding:4px 0;display:inline-block}\
    nav a:hover{color:var(--ink);text-decoration:underline}\
    section{margin:60px 0 0;scroll-margin-top:16px}\
    .skip{position:absolute;left:-999px}.skip:focus{left:12px;top:12px;background:var(--card);\
    padding:8px 14px;z-index:2}\
    .tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:1px;background:var(--hair);\
    border:1px solid var(--hair);border-radius:10px;overflow:hidden;margin:26px 0;padding:0}\
    .tile{background:var(--card);padding:18px 20px}.tile dt{font-size:.82rem;color:var(--soft)}\
    .tile dd{margin:2px 0 0;font-size:1.85rem;font-weight:650;letter-spacing:-.02em;line-height:1.2}\
    .tile dd small{font-size:.95rem;font-weight:500;letter-spacing:0;color:var(--soft)}\
    .tile dd.aside{font-size:.86rem;font-weight:400;letter-spacing:0;color:var(--soft);\
    line-height:1.4;margin-top:5px}\
    .verdict{font-size:1.22rem;line-height:1.55;max-width:60ch}\
    .strip{list-style:none;display:flex;flex-wrap:wrap;margin:24px 0 8px;padding:0;row-gap:18px}\
    .strip li{flex:1 1 150px;min-width:118px;position:relative;padding-top:20px;font-weight:600}\
    .strip li:last-child{flex:0 1 auto}\
    .strip li::before{content:"";position:absolute;top:0;left:0;width:17px;height:17px;\
    border-radius:50%;background:var(--card);border:3px solid var(--ink);z-index:1}\
    .strip li::after{content:"";position:absolute;top:7px;left:17px;right:0;border-top:3px solid \
    currentColor}.strip li:last-child::after{content:none}.strip .rail::after{border-top-style:dashed}\
    .strip .road::after,.strip .river::after{border-top-style:dotted}\
    .strip .air::after{border-top-style:dashed}.strip .ferry::after{border-top-style:double}\
    .strip b{color:var(--ink);font-weight:600}.strip span{display:block;font-size:.86rem;font-weight:400;color:var(--soft);padding-right:14px}\
    .card{background:var(--card);border:1px solid var(--hair);border-radius:12px;\
    padding:24px 26px 14px;margin:22px 0}.card>p{color:var(--soft);margin:.1em 0 1.1em;\
    font-size:.95rem;max-width:84ch;text-wrap:pretty}.chart{display:block;width:100%;height:auto;overflow:visible}\
    .chart.narrow{display:none}\
    details{margin:16px 0 4px;border-top:1px solid var(--hair);padding-top:8px}\
    summary{cursor:pointer;color:var(--soft);font-size:.9rem;padding:4px 0}\
    .scroll{overflow-x:auto;margin:6px 0 12px}\
    table{border-collapse:collapse;font-size:.88rem;line-height:1.4;width:100%}\
    caption{text-align:left;color:var(--soft);padding:4px 0 8px;caption-side:top}\
    th,td{padding:7px 14px 7px 0;text-align:left;border-bottom:1px solid var(--hair);\
    vertical-align:top}th{font-weight:600}thead th{color:var(--soft);font-weight:500}\
    th.number,td.number{text-align:right;white-space:nowrap}th:last-child,td:last-child{\
    padding-right:0}\
    .ranking{font-size:.96rem}.ranking td,.ranking th{padding-top:11px;padding-bottom:11px}\
    .ranking tbody tr:first-child{background:color-mix(in srgb,var(--s1) 9%,transparent)}\
    .ranking tbody th{font-weight:600}.ranking tbody th span{display:block;font-weight:400;\
    color:var(--soft);font-size:.86rem}.ranking tr.late{color:var(--soft)}\
    .ranking .badge{vertical-align:-6px;margin-right:9px}.badge{width:22px;height:22px}\
    .badge text{font:600 11px Inter,"Helvetica Neue",Helvetica,Arial,sans-serif;fill:var(--card);\
    text-anchor:middle}\
    .controls{display:none;grid-template-columns:repeat(3,1fr);gap:12px 34px;margin:4px 0 20px;\
    padding:18px 20px;border-radius:10px;background:var(--band)}.live .controls{display:grid}\
    .controls label{display:block;font-size:.88rem;color:var(--soft)}\
    .controls output{display:block;font-size:1.2rem;font-weight:650;color:var(--ink)}\
    .controls input{width:100%;accent-color:var(--accent);margin:8px 0 0;height:22px}\
    .say{font-weight:600}.say:empty{margin:0}\
    table+h3{margin-top:1.6em}\
    .sources{font-size:.86rem;line-height:1.45;padding-left:1.3em;columns:2;column-gap:44px}.sources li{margin:0 0 .5em;break-inside:avoid;overflow-wrap:anywhere}\
    code{font:.88em/1.5 ui-monospace,"SF Mono",Menlo,Consolas,monospace;background:var(--band);\
    padding:.12em .4em;border-radius:4px;overflow-wrap:anywhere}\
    pre{background:var(--band);padding:16px 18px;border-radius:10px;white-space:pre-wrap;\
    overflow-wrap:anywhere;margin:.6em 0}pre code{background:none;padding:0}\
    footer{margin-top:70px;padding-top:20px;padding-bottom:56px;color:var(--soft);font-size:.88rem}\
    footer p{border-top:1px solid var(--hair);padding-top:18px;max-width:none}\
    @media screen and (max-width:760px){main,header,footer{padding-left:16px;padding-right:16px}\
    header{padding-top:22px}section{margin-top:46px}.tiles{grid-template-columns:1fr 1fr}\
    .tile{padding:14px 14px}.tile dd{font-size:1.45rem}.card{padding:18px 14px 8px;\
    margin-left:-6px;margin-right:-6px}.chart.wide{display:none}.chart.narrow{display:block}\
    .controls{grid-template-columns:1fr}.sources{columns:1}\
    .verdict{font-size:1.1rem}.strip{display:block;padding-left:4px}\
    .strip li{padding:0 0 18px 30px}.strip li::before{top:5px}\
    .strip li::after{left:7px;right:auto;top:20px;bottom:-5px;border-top:0;border-left:3px solid \
    currentColor}.strip .rail::after,.strip .air::after{border-left-style:dashed}\
    .strip .road::after,.strip .river::after{border-left-style:dotted}\
    .data{font-size:.8rem}.data th,.data td{padding-right:9px}.data th[scope=row]{min-width:7em;\
    overflow-wrap:anywhere}\
    .ranking thead{position:absolute;left:-999px}.ranking,.ranking tbody,.ranking tr,.ranking th,\
    .ranking td{display:block}.ranking tr{display:grid;grid-template-columns:1fr 1fr;gap:0 14px;\
    border-bottom:1px solid var(--hair);padding:12px 8px}.ranking tbody th{grid-column:1/-1}\
    .ranking td,.ranking tbody th{border:0;padding:3px 0;text-align:left}\
    .ranking td::before{content:attr(data-label);display:block;color:var(--soft);font-size:.8rem}}
    """

  private static let print = """
    @media print{@page{size:A4;margin:14mm 13mm}html{font-size:12px}body{background:#fff;\
    font-size:12px;line-height:1.5}main,header,footer{max-width:none;padding:0}nav,.controls,\
    .live .controls,.skip,.say,.download{display:none}section{margin-top:26px}.card{\
    break-inside:avoid;border-color:#ddd;padding:14px 16px 6px;margin:12px 0}.tiles{\
    break-inside:avoid}h2,h3{break-after:avoid}.card>h3,.card>p{break-after:avoid}\
    .chart.wide{display:block}.chart.narrow{display:none}details:not([open]){display:none}\
    a{color:inherit;text-decoration:none}.sources{font-size:10px}footer{margin-top:22px;\
    padding-bottom:0}footer p{margin:0;padding-top:10px}tr{break-inside:avoid}\
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
    """
}
