"""The style of a check's output. Colours are Jupyter's, or VS Code's, or plain ones."""

STYLE = """\
.ag-check{--ag-bad:var(--jp-error-color1,var(--vscode-errorForeground,#c62828));
--ag-good:var(--jp-success-color1,var(--vscode-testing-iconPassed,#2e7d32));
--ag-line:var(--jp-border-color1,rgba(128,128,128,.5));
max-width:60em;padding:.5em .8em;border-left:3px solid var(--ag-line);
font-family:var(--jp-content-font-family,system-ui,sans-serif);line-height:1.45;
color:var(--jp-content-font-color1,var(--vscode-foreground,inherit))}
.ag-check p{margin:.35em 0}
.ag-check code,.ag-check pre,.ag-check td{font-family:var(--jp-code-font-family,monospace);
font-size:.93em;background:none;color:inherit}
.ag-check .ag-head{font-size:1.1em;font-weight:600;margin-top:0}
.ag-check .ag-sub{font-weight:600;margin-top:.9em}
.ag-check .ag-head>span,.ag-check .ag-laws span,.ag-check .ag-list span{font-weight:700}
.ag-check .ag-good>span{color:var(--ag-good)}
.ag-check .ag-bad>span{color:var(--ag-bad)}
.ag-check ul.ag-laws{list-style:none;margin:.4em 0;padding:0}
.ag-check .ag-laws li{padding-left:1.4em;text-indent:-1.4em;margin:.15em 0}
.ag-check pre{margin:.3em 0;padding:.4em .6em;white-space:pre-wrap;border:1px solid var(--ag-line);
border-radius:3px}
.ag-check details{display:inline-block;vertical-align:top}
.ag-check summary{cursor:pointer}
.ag-check .ag-row{display:flex;flex-wrap:wrap;gap:.4em 1.6em;align-items:flex-start;margin:.3em 0}
.ag-check table{border-collapse:collapse;margin:0;font-size:1em;border:0;color:inherit}
.ag-check tr,.ag-check tbody tr:nth-child(n){background:none}
.ag-check td,.ag-check th{padding:.1em .5em;text-align:right;border:0;color:inherit}
.ag-check .ag-list td,.ag-check .ag-list th{text-align:left;font-family:inherit;font-weight:400}
.ag-check .ag-matrix tbody{border:solid var(--ag-line);border-width:0 2px}
.ag-check small{opacity:.85}
.ag-check mark{background:rgba(229,57,53,.22);color:inherit;font-weight:700;padding:0 .2em;
text-decoration:underline;text-underline-offset:.2em}
.ag-check mark i{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.ag-check figure{margin:.4em 0;max-width:19em}
.ag-check figcaption{font-size:.88em}
.ag-check svg{max-width:100%;height:auto}
.ag-check svg text{font-size:10.5px;fill:currentColor}
.ag-check path.ag-grid{fill:none;stroke:var(--ag-line);stroke-width:1;
vector-effect:non-scaling-stroke}
.ag-check path.ag-bad,.ag-check .ag-dot{fill:var(--ag-bad)}
.ag-check .ag-mine,.ag-check .ag-right{fill:none;stroke:var(--ag-bad);stroke-width:2}
.ag-check .ag-right{stroke:var(--ag-good);stroke-dasharray:5 4}
.ag-check .ag-key-mine{color:var(--ag-bad)} .ag-check .ag-key-right{color:var(--ag-good)}
"""
