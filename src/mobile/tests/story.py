"""The stories of a parent and of a teenager, told through the Python bindings, and everything that a host may do wrong.

    cargo xtask test bindings

Plain python3: no package is needed. The library and its sources lie where PYTHONPATH says.
"""

import gc
import json
import math
import os
import pathlib
import struct
import sys
import tempfile
import threading
import unittest
import zlib

import ombrelle as o

HERE = pathlib.Path(__file__).resolve().parent
MODELS = os.environ.get("OMBRELLE_MODELS", str(HERE.parents[2] / "models"))
SHARED = pathlib.Path(os.environ.get("OMBRELLE_SHARED", HERE.parents[3] / "shared"))
UPDATES = HERE.parents[1] / "core/tests/golden/directory"
IN_CI = "CI" in os.environ
NOTHING = o.Looks(faces=False, text=False)
FACES = o.Looks(faces=True, text=False)
PASSPHRASE = "four words that nobody guesses"


def as_png(width, height, rows):
    """The file of a picture, given row by row, three bytes a pixel."""

    def chunk(name, content):
        whole = name + content
        return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    content = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", content) + chunk(b"IEND", b"")


def drawn(width, height, seed):
    """A PNG in which nobody is, different for each seed."""
    return as_png(
        width,
        height,
        (
            ((x // 9 * by + y // 7 * (seed + 3)) * 37 % 256 for x in range(width) for by in (3, 5 + seed, 11))
            for y in range(height)
        ),
    )


GROUND, INK = bytes((188, 190, 180)), bytes((30, 34, 60))
# Letters of five by seven points, a row each.
LETTERS = {
    "C": (15, 16, 16, 16, 16, 16, 15),
    "E": (31, 16, 16, 30, 16, 16, 31),
    "I": (14, 4, 4, 4, 4, 4, 14),
    "L": (16, 16, 16, 16, 16, 16, 31),
    "O": (14, 17, 17, 17, 17, 17, 14),
    "R": (30, 17, 17, 30, 20, 18, 17),
    "S": (15, 16, 16, 14, 1, 1, 30),
    "T": (31, 4, 4, 4, 4, 4, 4),
}


def written():
    """A PNG with two words, far from each other, of letters that are 35 pixels high."""
    point, rows = 5, [bytearray(GROUND * 640) for _ in range(480)]
    for word, top in (("ECOLE", 100), ("SORTIE", 300)):
        for left, letter in zip(range(60, 640, 6 * point), word):
            for row, points in enumerate(LETTERS[letter]):
                for column in range(5):
                    if points & (16 >> column):
                        x = 3 * (left + column * point)
                        for y in range(top + row * point, top + (row + 1) * point):
                            rows[y][x : x + 3 * point] = INK * point
    return as_png(640, 480, rows)


def inside(pixels, place):
    """The pixels of a place, without their opacity."""
    left, top = int(place.x), int(place.y)
    columns, rows = range(left, left + int(place.width)), range(top, top + int(place.height))
    at = [4 * (y * pixels.width + x) for y in rows for x in columns]
    return [bytes(pixels.rgba[here : here + 3]) for here in at]


def region(x=10.0, y=10.0, width=50.0, height=50.0):
    return o.Region(x=x, y=y, width=width, height=height)


def cover(cover=o.Cover.STICKER):
    return o.Decision.COVER(cover=cover)


def bare(language=o.Language.ENGLISH):
    return o.Session("/nowhere", language, 1)


def opened(session, seed=1, size=(320, 240)):
    return session.open(drawn(*size, seed), None, NOTHING, None)


class Heard(o.ProgressListener):
    """Notes what it hears."""

    def __init__(self, then=lambda: None):
        self.phases, self.then, self.heard = [], then, 0

    def step(self, phase, done, total):
        assert done <= total
        self.heard += 1
        if phase not in self.phases:
            self.phases.append(phase)
        self.then()


class Platform(o.FaceFinder):
    """A face finder of a phone."""

    def __init__(self, faces):
        self.faces = faces

    def name(self):
        return "vision"

    def find(self, picture):
        assert len(picture.rgba) == 4 * picture.width * picture.height
        return self.faces() if callable(self.faces) else self.faces


class Case(unittest.TestCase):
    def refused(self, kind, code, call, *arguments):
        with self.assertRaises(kind) as met:
            call(*arguments)
        advice = met.exception.advice
        self.assertEqual(advice.code, code)
        self.assertTrue(advice.what_happened and advice.what_to_do)
        return advice


class Parent(Case):
    def test_a_parent_covers_one_face_cloaks_another_and_shares_proved_bytes(self):
        path = SHARED / "data/photos/obama_and_biden.jpg"
        if not path.is_file():
            self.skipTest("no portraits; OMBRELLE_SHARED names the folder that holds data/photos")
        session = o.Session(MODELS, o.Language.ENGLISH, 0)
        heard = Heard()
        job = o.Job.watched(heard)
        photo = session.open(path.read_bytes(), "IMG_2041.jpg", FACES, job)
        if photo.missing():
            assert not IN_CI, "no face finder in CI"
            self.skipTest(photo.missing()[0].what_happened)
        self.assertGreaterEqual(len(photo.faces()), 2)
        draft = photo.draft(o.default_terms())
        self.assertTrue(all(face.decision.is_COVER() for face in draft.faces()))
        draft.decide(1, cover())
        draft.decide(2, o.Decision.CLOAK(strength=o.Strength.LIGHT))
        options = draft.copy_options()
        options.steps = 2
        draft.set_copy_options(options)
        copy = draft.protect(job)
        self.assertEqual(copy.file_name(), "photo-1.jpg")
        self.assertEqual(copy.media_type(), "image/jpeg")
        self.assertNotIn("IMG_2041", copy.report_json())
        report = json.loads(copy.report_json())
        self.assertEqual(report["faces"][0]["cover"], "sticker")
        self.assertEqual(report["faces"][1]["cloak"]["steps"], 2)
        self.assertEqual([one.number for one in copy.verdicts().faces], [2])
        told = session.inspect(copy.bytes(), None, None)
        self.assertTrue(told.complete)
        self.assertEqual({one.clue for one in told.findings} - {"mining-mark"}, set())
        judged = session.judge(copy.bytes(), photo, [], 0, None)
        self.assertNotEqual(judged.faces[0].verdict, o.JuryVerdict.RECOGNISED)
        self.assertTrue(judged.lines)
        self.assertEqual(draft.protect(None).bytes(), copy.bytes())
        known, added = photo.faces(), photo.look_harder(None)
        self.assertEqual(photo.faces()[: len(known)], known)
        self.assertEqual(photo.perhaps_no_face(), [len(known) + 1 + at for at in range(added)])
        for phase in (o.Phase.FINDING, o.Phase.COVERING, o.Phase.CLOAKING, o.Phase.JUDGING):
            self.assertIn(phase, heard.phases)

    def test_a_cloak_is_stopped_in_the_middle(self):
        path = SHARED / "data/photos/obama.jpg"
        if not path.is_file():
            self.skipTest("no portraits")
        session = o.Session(MODELS, o.Language.FRENCH, 0)
        photo = session.open(path.read_bytes(), None, FACES, None)
        if not photo.faces():
            self.skipTest("no face finder")
        draft = photo.draft(o.default_terms())
        draft.decide(1, o.Decision.CLOAK(strength=o.Strength.STRONG))
        jobs = []
        heard = Heard(then=lambda: (jobs[0].cancel(), jobs[0].cancel()) if heard.heard > 3 else None)
        jobs.append(o.Job.watched(heard))
        self.refused(o.OmbrelleError.Cancelled, "cancelled", draft.protect, jobs[0])
        # What was let go of in the middle of a job ends with it.
        watched = Heard(then=lambda: ready.set())
        ready, ended = threading.Event(), []
        job = o.Job.watched(watched)

        def work(draft):
            try:
                draft.protect(job)
            except o.OmbrelleError.Cancelled:
                ended.append(True)

        thread = threading.Thread(target=work, args=(draft,))
        thread.start()
        ready.wait(120)
        del draft, photo, session
        gc.collect()
        job.cancel()
        thread.join(120)
        self.assertEqual(ended, [True])

    def test_writing_is_read_and_covered_a_line_or_all_of_it(self):
        session = o.Session(MODELS, o.Language.ENGLISH, 0)
        photo = session.open(written(), None, o.Looks(faces=False, text=True), None)
        if photo.missing():
            assert not IN_CI, "no text networks in CI"
            self.skipTest(photo.missing()[0].what_happened)
        places = {line.text: line.region for line in photo.text()}
        school, way_out = places["ECOLE"], places["SORTIE"]
        self.assertIn("school", [leak.kind for leak in photo.check().leaks])
        before = photo.preview(2**32 - 1)
        self.assertTrue(INK in inside(before, school) and INK in inside(before, way_out))
        draft = photo.draft(o.default_terms())
        draft.cover_text(school)
        seen = draft.protect(None).preview(2**32 - 1, None)
        self.assertNotIn(INK, inside(seen, school))
        self.assertEqual(inside(seen, way_out), inside(before, way_out))
        draft.cover_all_text()
        seen = draft.protect(None).preview(2**32 - 1, None)
        self.assertTrue(INK not in inside(seen, school) and INK not in inside(seen, way_out))

    def test_the_words_beside_a_photo_are_read_before_they_are_posted(self):
        told = o.check_caption("Emma, 6 ans, école Jules Ferry", o.Language.FRENCH)
        self.assertEqual(told.found[0].code, "school")
        self.assertIn("age", [leak.code for leak in told.found])
        self.assertTrue(told.complete and all(leak.advice for leak in told.found))

    def test_nobody_is_shown_without_the_rule_of_the_consent_book(self):
        with tempfile.TemporaryDirectory() as folder:
            book = o.ConsentBook.create(folder + "/album.age", PASSPHRASE, o.Language.FRENCH)
            zoe = book.add_person(o.NewPerson(name="Zoé", age=o.Age.UNDER7, ours=True, parents=["Anna"]))
            session = bare()
            session.use_book(book)
            photo = opened(session)
            photo.find_faces_with(Platform([o.FoundFace(region=region(), landmarks=[], score=None)]), 320)
            terms = o.default_terms()
            terms.audience, terms.cloak = o.Audience.FAMILY_CHAT, None
            draft = photo.draft(terms)
            draft.name(1, zoe)
            self.refused(o.OmbrelleError.Refused, "bound", draft.decide, 1, o.Decision.SHOW())
            self.refused(o.OmbrelleError.Refused, "bound", draft.take_away, 1)
            agreed = o.NewDecision(audience=o.Audience.FAMILY_CHAT, shown=True, until=None, agreed=["Anna"])
            number = book.record(zoe, agreed)
            draft.renew()
            self.assertTrue(draft.faces()[0].decision.is_SHOW())
            copy = draft.protect(None)
            self.assertTrue(book.note_copy(copy, "au lac"))
            self.assertEqual([one.photo for one in book.withdraw(number)], ["au lac"])
            copy = draft.protect(None)
            self.assertEqual(json.loads(copy.report_json())["faces"][0]["cover"], "fill")


class Teenager(Case):
    def test_a_teenager_registers_checks_and_withdraws(self):
        with tempfile.TemporaryDirectory() as folder:
            path, language = folder + "/register.age", o.Language.FRENCH
            picture = drawn(256, 256, 4)
            fingerprint = lambda bytes: o.fingerprint_of_bytes(bytes, language, None)
            register = o.Register.create(path, PASSPHRASE, language)
            first = register.add(fingerprint(picture), "A")
            self.assertEqual(register.add(fingerprint(picture), "B"), first)
            self.assertEqual(register.check(fingerprint(picture))[0].verdict, o.MatchVerdict.SAME)
            self.assertEqual(register.check(fingerprint(drawn(256, 256, 90)))[0].verdict, o.MatchVerdict.NO)
            register.set_origin(first, o.PictureOrigin.MADE)
            self.assertEqual(register.entries()[0].origin, o.PictureOrigin.MADE)
            said = o.EvidenceTold(day=o.Day(year=2026, month=11, day=24), said="demande de l'argent", account="x_77",
                                  platform="Snapchat", note="", entry=first)
            kept = register.note_evidence(said, o.EvidenceFile(bytes=b"bonjour", keep_copy=True), None)
            self.assertTrue(kept.copied)
            self.assertEqual(register.evidence_copy(kept.number), b"bonjour")
            refused = register.note_evidence(said, o.EvidenceFile(bytes=picture, keep_copy=True), None)
            self.assertEqual(refused.refused.code, "copy-of-item")
            self.assertEqual([one.copy_bytes for one in register.evidence()], [7, None])
            register.remove_evidence(kept.number)
            self.refused(o.OmbrelleError.Refused, "no-such-evidence", register.evidence_copy, kept.number)
            register.note(first, "le 3018", "")
            self.assertIn("3018", register.entries()[0].reported[0])
            self.assertTrue(pathlib.Path(path).read_bytes().startswith(b"age-encryption.org/v1"))
            register.withdraw(first)
            self.assertEqual(register.entries(), [])
            in_use = "register-in-use"
            self.refused(o.OmbrelleError.Sealed, in_use, o.Register.open, path, PASSPHRASE, language)
            del register
            gc.collect()
            wrong = "register-wrong-passphrase"
            self.refused(o.OmbrelleError.Sealed, wrong, o.Register.open, path, "other", language)
            self.assertEqual(o.Register.open(path, PASSPHRASE, language).entries(), [])

    def test_two_threads_use_a_register_at_once(self):
        with tempfile.TemporaryDirectory() as folder:
            path, language, failed = folder + "/register.age", o.Language.ENGLISH, []
            register = o.Register.create(path, PASSPHRASE, language)

            def keep(seed):
                try:
                    number = register.add(o.fingerprint_of_bytes(drawn(256, 256, seed), language, None), str(seed))
                    register.note(number, "3018", "")
                except Exception as error:  # noqa: BLE001: whatever it is, the test names it
                    failed.append(error)

            threads = [threading.Thread(target=keep, args=(seed,)) for seed in (4, 90)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(300)
            kept = register.entries()
            self.assertEqual((failed, sorted(entry.name for entry in kept)), ([], ["4", "90"]))
            self.assertEqual([len(entry.reported) for entry in kept], [1, 1])
            del register
            gc.collect()
            self.assertEqual(o.Register.open(path, PASSPHRASE, language).entries(), kept)

    def test_a_fingerprint_that_fails_tells_nothing_of_its_file(self):
        with tempfile.TemporaryDirectory() as folder:
            for content in (b"", b"\xff\xd8\xff\xe0 Lena", b"Lena"):
                path = pathlib.Path(folder) / "Lena.jpg"
                path.write_bytes(content)
                with self.assertRaises(o.OmbrelleError.File) as met:
                    o.fingerprint_of_file(str(path), o.Language.ENGLISH, None)
                self.assertNotIn("Lena", repr(met.exception) + str(met.exception))

    def test_help_is_found(self):
        told = o.WhichDoor(
            who=o.WhoAsks.ME,
            what=o.WhatHappened.REAL,
            age=o.AgeTold.UNDER18,
            country="FR",
            online=o.Online.YES,
            place=o.Place.NETWORK,
            threatened=True,
        )
        steps = o.which_door(told, o.Language.FRENCH)
        self.assertEqual(steps[0].code, "danger")
        self.assertTrue(any(step.helpers for step in steps))
        self.assertIn("3018", "\n".join(o.help_near("fr", o.Language.FRENCH)))
        self.assertTrue(o.help_near(None, o.Language.ENGLISH))

    def test_a_signed_update_is_the_list_of_services(self):
        update = {name: (UPDATES / f"{name}.update").read_bytes() for name in ("new", "old", "other-key")}
        ours = o.service_list(o.Language.ENGLISH)
        self.assertFalse(ours.updated)
        for content, code in (
            (update["new"][:-2] + b"x\n", "directory-altered"),
            (update["old"], "directory-old"),
            (update["other-key"], "directory-other-key"),
            (b"", "directory-unsigned"),
        ):
            self.refused(o.OmbrelleError.Refused, code, o.use_service_list, content, o.Language.ENGLISH)
        self.assertEqual(o.service_list(o.Language.ENGLISH), ours)
        for _ in range(2):
            new = o.use_service_list(update["new"], o.Language.ENGLISH)
            self.assertTrue(new.updated and new.checked.year == 2099)
        self.assertIn("Line of the test update", "\n".join(o.help_near("fr", o.Language.FRENCH)))
        self.assertEqual(o.use_service_list(None, o.Language.ENGLISH), ours)
        self.assertNotIn("Line of the test update", "\n".join(o.help_near("fr", o.Language.FRENCH)))


class Wrong(Case):
    def test_what_is_no_picture_is_an_error_in_both_languages(self):
        said = set()
        for language in (o.Language.ENGLISH, o.Language.FRENCH):
            session = bare(language)
            cut = drawn(64, 64, 1)
            for content, code in ((b"", "empty-file"), (b"hello", "not-a-picture"), (cut[: len(cut) // 2], "truncated")):
                advice = self.refused(o.OmbrelleError.File, code, session.open, content, "Zoé.jpg", NOTHING, None)
                self.assertNotIn("Zoé", advice.what_happened)
                said.add(advice.what_happened)
        self.assertEqual(len(said), 6)

    def test_a_header_that_announces_a_monster_takes_no_memory(self):
        png = drawn(8, 8, 1)
        head = struct.pack(">II", 2**31 - 1, 2**31 - 1)
        whole = b"IHDR" + head + png[24:29]
        monster = png[:12] + whole + struct.pack(">I", zlib.crc32(whole)) + png[33:]
        with self.assertRaises(o.OmbrelleError.File):
            bare().open(monster, None, NOTHING, None)
        with self.assertRaises(o.OmbrelleError.File):
            bare().open(bytes(300 << 20), None, NOTHING, None)

    def test_nothing_where_something_belongs_is_refused(self):
        session = bare()
        wrong = (TypeError, ValueError, AttributeError, o.InternalError, OverflowError)
        for call in (
            lambda: session.open(None, None, NOTHING, None),
            lambda: session.open(drawn(8, 8, 1), None, None, None),
            lambda: session.open(drawn(8, 8, 1), 3, NOTHING, None),
            lambda: session.open("text", None, NOTHING, None),
            lambda: session.judge(drawn(8, 8, 1), None, [], 0, None),
            lambda: session.judge(drawn(8, 8, 1), opened(session), [None], 0, None),
            lambda: opened(session).draft(None),
            lambda: opened(session).draft(o.default_terms()).decide(-1, cover()),
            lambda: opened(session).draft(o.default_terms()).decide(2**32, cover()),
            lambda: opened(session).draft(o.default_terms()).decide(1, None),
            lambda: opened(session).preview(1.5),
            lambda: opened(session).find_faces_with(None, 100),
            lambda: o.Job.watched(None),
            lambda: o.Session(None, o.Language.ENGLISH, 0),
            lambda: o.Session("x", 7, 0),
            lambda: o.help_near("\ud800", o.Language.ENGLISH),
        ):
            with self.assertRaises(wrong):
                call()

    def test_numbers_and_boxes_out_of_range_change_nothing(self):
        photo = opened(bare())
        draft = photo.draft(o.default_terms())
        for number in (0, 1, 2**32 - 1):
            self.refused(o.OmbrelleError.Refused, "no-such-face", draft.decide, number, o.Decision.SHOW())
            self.refused(o.OmbrelleError.Refused, "no-such-face", draft.take_away, number)
        for side in (math.nan, math.inf, -math.inf, 0.0, -3.0):
            for wrong in (region(width=side), region(height=side)):
                with self.assertRaises(o.OmbrelleError.Value):
                    draft.draw(wrong)
        self.refused(o.OmbrelleError.Value, "wrong-value", photo.preview, 0)
        self.refused(o.OmbrelleError.Value, "wrong-value", draft.sketch, 0, None)
        self.assertEqual(draft.faces(), [])
        draft.draw(region(-1e30, -1e30, 3e38, 3e38))
        options = o.CopyOptions(
            format=o.CopyFormat.WEBP, quality=0, max_side=0, mining_mark=True, steps=2**32 - 1, seed=2**64 - 1
        )
        draft.set_copy_options(options)
        copy = draft.protect(None)
        self.assertEqual((copy.width(), copy.height()), (1, 1))

    def test_a_job_may_be_cancelled_twice_and_before_it_begins(self):
        session, job = bare(), o.Job()
        job.cancel()
        job.cancel()
        self.assertTrue(job.is_cancelled())
        cancelled, picture = o.OmbrelleError.Cancelled, drawn(64, 64, 1)
        self.refused(cancelled, "cancelled", session.open, picture, None, NOTHING, job)
        self.refused(cancelled, "cancelled", session.inspect, picture, None, job)
        self.refused(cancelled, "cancelled", o.fingerprint_of_bytes, picture, o.Language.ENGLISH, job)
        draft = opened(session).draft(o.default_terms())
        self.refused(cancelled, "cancelled", draft.protect, job)
        draft.protect(None)

    def test_what_a_host_raises_stops_the_job_and_hides_no_face(self):
        session = bare()

        def fails():
            raise RuntimeError("of the host's own")

        job = o.Job.watched(Heard(then=fails))
        cancelled = o.OmbrelleError.Cancelled
        self.refused(cancelled, "cancelled", session.open, drawn(64, 64, 1), None, NOTHING, job)
        photo = opened(session)
        face = lambda **where: o.FoundFace(region=region(**where), landmarks=[], score=math.nan)
        self.refused(o.OmbrelleError.Host, "host-failed", photo.find_faces_with, Platform(fails), 100)
        self.refused(o.OmbrelleError.Host, "host-failed", photo.find_faces_with, Platform(lambda: [None]), 100)
        marks = o.FoundFace(region=region(), landmarks=[o.Point(x=1.0, y=1.0)] * 4, score=None)
        for faces in ([face(), face(x=math.nan)], [face(width=-1.0)], [face(x=1e9)], [marks]):
            self.refused(o.OmbrelleError.Value, "wrong-value", photo.find_faces_with, Platform(faces), 100)
        # Nobody may say that nobody is there.
        self.assertIsNone(photo.faces())

    def test_many_threads_use_one_session_and_one_photo(self):
        session = bare()
        photo = opened(session, size=(640, 480))
        draft = photo.draft(o.default_terms())
        draft.draw(region(100.0, 100.0, 200.0, 200.0))
        bytes_of, failed = set(), []

        def work(number):
            try:
                for _ in range(3):
                    bytes_of.add(draft.protect(o.Job()).bytes())
                    opened(session, number).draft(o.default_terms()).sketch(100, None)
                    photo.check()
            except Exception as error:  # noqa: BLE001: whatever it is, the test names it
                failed.append(error)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(300)
        self.assertEqual((failed, len(bytes_of)), ([], 1))


if __name__ == "__main__":
    done = unittest.main(exit=False, verbosity=2).result
    for case, reason in done.skipped:
        print(f"skipped: {case.id().split('.')[-1]}: {reason}")
    passed = done.testsRun - len(done.failures) - len(done.errors) - len(done.skipped)
    print(f"{passed} passed, {len(done.failures) + len(done.errors)} failed, {len(done.skipped)} skipped")
    sys.exit(not done.wasSuccessful())
