"""A baseline for `npm run bench`: the templates of a folder, filled with the values of a file by Jinja2, and written."""
import json
import os
import sys

from jinja2 import Environment, FileSystemLoader

work, out = sys.argv[1:]
environment = Environment(loader=FileSystemLoader(work), autoescape=False, keep_trailing_newline=True)
with open(os.path.join(work, "clients.json"), encoding="utf-8") as file:
    clients = json.load(file)
for client in clients:
    text = environment.get_template(client["template"]).render(values=client["values"])
    path = os.path.join(out, client["path"])
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
