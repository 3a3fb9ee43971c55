"""Protect with Ombrelle, in the menu of Nautilus. Needs the package python3-nautilus; nothing else of Ombrelle needs Python."""

import locale
import subprocess

from gi.repository import GObject, Nautilus

KINDS = ("image/jpeg", "image/png", "image/webp", "image/tiff", "image/gif", "image/heif", "image/heic", "image/avif")
WORDS = {"en": "Protect with Ombrelle", "fr": "Protéger avec Ombrelle"}


def words():
    language = (locale.getlocale(locale.LC_MESSAGES)[0] or "en")[:2]
    return WORDS.get(language, WORDS["en"])


class Ombrelle(GObject.GObject, Nautilus.MenuProvider):
    """One item, where every chosen file is a photo that Ombrelle opens, or a folder."""

    def get_file_items(self, *arguments):
        # Nautilus 3 gives the window before the files, Nautilus 4 the files alone.
        files = arguments[-1]
        paths = [file.get_location().get_path() for file in files]
        known = all(file.is_directory() or file.get_mime_type() in KINDS for file in files)
        if not files or None in paths or not known:
            return []
        item = Nautilus.MenuItem(name="Ombrelle::protect", label=words(), icon="io.github.ombrelle.Ombrelle")
        item.connect("activate", lambda _: subprocess.Popen(["ombrelle-app", *paths]))
        return [item]
