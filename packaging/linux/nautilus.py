"""Protect with Ombrelle, in the menu of Nautilus. Needs the package python3-nautilus; nothing else of Ombrelle needs Python."""

from gi.repository import Gio, GLib, GObject, Nautilus

KINDS = ("image/jpeg", "image/png", "image/webp", "image/tiff", "image/gif", "image/heif", "image/heic", "image/avif", "image/jxl")
WORDS = {"en": "Protect with Ombrelle", "fr": "Protéger avec Ombrelle"}


def words():
    # As the rest of the menu is read: LANGUAGE before the locale, each name followed by its shorter forms.
    return next((WORDS[name] for name in GLib.get_language_names() if name in WORDS), WORDS["en"])


def protect(_, paths):
    # Waited for by GLib: a closed window leaves no dead process behind.
    Gio.Subprocess.new(["ombrelle-app", *paths], Gio.SubprocessFlags.NONE)


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
        item.connect("activate", protect, paths)
        return [item]
