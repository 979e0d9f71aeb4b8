"""Live preview: builds, serves, and builds again when the record, the pages or the code's templates change."""

from __future__ import annotations

import logging

from mkdocs.livereload import LiveReloadServer

from build_scripts.paths import PACKAGE, Project
from build_scripts.problems import report_text
from build_scripts.progress import Progress
from build_scripts.site import build_site
from build_scripts.site_check import checked

HOST = "127.0.0.1"


def serve(project: Project, port: int) -> None:
    """Serves the site on this machine until interrupted. A faulty record is reported and the last good site stays."""
    folder = project.build / "preview"
    log = logging.getLogger("mkdocs.livereload")
    log.setLevel(logging.WARNING)

    def rebuild(_: object = None) -> None:
        found = checked(project)
        if found.problems:
            print(report_text(found.problems), flush=True)
            return
        # Without the content policy: the preview's own reload script is inline.
        build_site(project, found, Progress(), site=folder, site_url=f"http://{HOST}:{port}/", policy=False)

    rebuild()
    server = LiveReloadServer(builder=rebuild, host=HOST, port=port, root=str(folder), mount_path="/")
    for watched in (project.data, project.content, project.mkdocs, PACKAGE / "templates", PACKAGE / "styles"):
        server.watch(str(watched))
    print(f"http://{HOST}:{port}/  (Ctrl-C ends it)", flush=True)
    server.serve()  # type: ignore[no-untyped-call]
