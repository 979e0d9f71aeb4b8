"""What makes a chart interactive on request: the runtime that runs it and the script that holds it.

The runtime is cut at build time out of the packages inside vl-convert, so that nothing is downloaded, and
no copy of it stands in this repository. It holds Vega's view, parser and those transforms that charts here
use, and Vega's own interpreter of expressions, so that it runs where `eval` is forbidden. Vega-Lite is not in it:
charts are compiled to Vega here.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache
from typing import Any

# As in `svg`: dates are the same on every machine.
os.environ["TZ"] = "UTC"

import vl_convert

_VEGA_LITE = "6.1"
# The addresses are names of modules inside vl-convert, which resolves them in itself. Another version of
# vl-convert has other names, and then the build fails; nothing is asked of that host, now or in the page.
_INSIDE = "https://cdn.jsdelivr.net/npm/"
# The whole of Vega is a third larger; maps here are drawn in projected units, so its geography is not needed.
_SNIPPET = f"""
import {{View}} from "{_INSIDE}vega-view@6.1.0/+esm";
import {{parse}} from "{_INSIDE}vega-parser@7.1.0/+esm";
import {{expressionInterpreter}} from "{_INSIDE}vega-interpreter@2.0.0/+esm";
import {{transforms}} from "{_INSIDE}vega-dataflow@6.1.0/+esm";
import * as data from "{_INSIDE}vega-transforms@5.1.0/+esm";
import * as views from "{_INSIDE}vega-view-transforms@5.1.0/+esm";
import * as encode from "{_INSIDE}vega-encode@5.1.0/+esm";
Object.assign(transforms, data, views, encode);
window.chartRuntime = {{View, parse, expressionInterpreter}};
"""
# Both licences ask that their words go with every copy.
_NOTICE = """/*!
Vega (https://vega.github.io/vega/), Copyright (c) 2015-2023, University of Washington Interactive Data Lab.
All rights reserved. Redistribution and use in source and binary forms, with or without modification, are permitted
provided that the following conditions are met:
1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following
   disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
   disclaimer in the documentation and/or other materials provided with the distribution.
3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote
   products derived from this software without specific prior written permission.
THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY,
WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.

D3 and TopoJSON (https://d3js.org/), Copyright 2010-2023 Mike Bostock.
Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.
THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN
AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR
PERFORMANCE OF THIS SOFTWARE.
*/
"""


@cache
def runtime_script() -> bytes:
    """The script that sets `window.chartRuntime` to Vega's `View`, `parse` and `expressionInterpreter`."""
    bundle = vl_convert.javascript_bundle(_SNIPPET, vl_version=_VEGA_LITE)
    # A plain script, since a browser loads no module from a folder; in a function, since its hundreds of short
    # names would else be the page's.
    return f'{_NOTICE}(() => {{\n"use strict";\n{bundle}\n}})();\n'.encode()


def compiled(chart: Mapping[str, Any]) -> dict[str, Any]:
    """A Vega-Lite specification as the Vega that a browser runs."""
    vega: dict[str, Any] = vl_convert.vegalite_to_vega(dict(chart), vl_version=_VEGA_LITE)
    return vega


def chart_script(chart: Mapping[str, Any]) -> bytes:
    """The script that sets `window.chartSpec` to a Vega-Lite specification, compiled; it also loads from a folder."""
    text = json.dumps(compiled(chart), ensure_ascii=False, separators=(",", ":"))
    # Line ends of old scripts, and no tag may begin in it, in case this is ever put inline.
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("<", "\\u003c")
    return f"window.chartSpec={safe};\n".encode()
