// The stories of a parent and of a teenager, told through the Kotlin bindings on the JVM, and everything that a host may do wrong.
//
//     cargo xtask test bindings
//
// No test framework is needed: each story is a function, and the first that fails ends the program with its reason.

import java.io.File
import java.nio.file.Files
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicInteger
import java.util.zip.CRC32
import java.util.zip.Deflater
import kotlin.concurrent.thread
import kotlin.system.exitProcess
import ombrelle.*

class Skipped(reason: String) : Exception(reason)

val MODELS: String = System.getenv("OMBRELLE_MODELS") ?: "models"
val SHARED = File(System.getenv("OMBRELLE_SHARED") ?: "../shared")
val UPDATES = File(System.getenv("OMBRELLE_UPDATES") ?: "src/core/tests/golden/directory")
val IN_CI = System.getenv("CI") != null
val NOTHING = Looks(faces = false, text = false)
val FACES = Looks(faces = true, text = false)
const val PASSPHRASE = "four words that nobody guesses"

/** A PNG in which nobody is, different for each seed. */
fun drawn(width: Int, height: Int, seed: Int): ByteArray {
    fun number(value: Int) = ByteArray(4) { (value ushr (24 - 8 * it)).toByte() }
    fun chunk(name: String, content: ByteArray): ByteArray {
        val whole = name.toByteArray() + content
        val sum = CRC32().apply { update(whole) }.value.toInt()
        return number(content.size) + whole + number(sum)
    }
    val rows = ByteArray(height * (3 * width + 1))
    for (y in 0 until height) for (x in 0 until width) for ((channel, by) in listOf(3, 5 + seed, 11).withIndex()) {
        rows[y * (3 * width + 1) + 1 + 3 * x + channel] = ((x / 9 * by + y / 7 * (seed + 3)) * 37 % 256).toByte()
    }
    val packed = ByteArray(rows.size + 1000)
    val length = Deflater().run { setInput(rows); finish(); deflate(packed) }
    val head = number(width) + number(height) + byteArrayOf(8, 2, 0, 0, 0)
    val title = byteArrayOf(0x89.toByte(), 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
    return title + chunk("IHDR", head) + chunk("IDAT", packed.copyOf(length)) + chunk("IEND", ByteArray(0))
}

fun region(x: Float = 10f, y: Float = 10f, width: Float = 50f, height: Float = 50f) = Region(x, y, width, height)
fun bare(language: Language = Language.ENGLISH) = Session("/nowhere", language, 1u)
fun opened(session: Session, seed: Int = 1) = session.open(drawn(320, 240, seed), null, NOTHING, null)

fun portrait(name: String): ByteArray {
    val file = File(SHARED, "data/photos/$name.jpg")
    if (!file.isFile) throw Skipped("no portraits; OMBRELLE_SHARED names the folder that holds data/photos")
    return file.readBytes()
}

fun advice(error: OmbrelleException) = when (error) {
    is OmbrelleException.Cancelled -> error.advice
    is OmbrelleException.File -> error.advice
    is OmbrelleException.Models -> error.advice
    is OmbrelleException.Refused -> error.advice
    is OmbrelleException.Sealed -> error.advice
    is OmbrelleException.Value -> error.advice
    is OmbrelleException.Host -> error.advice
}

/** The call ends with an error of this code, which says what happened and what to do. */
fun refused(code: String, call: () -> Unit): Advice {
    try {
        call()
    } catch (error: OmbrelleException) {
        val advice = advice(error)
        check(advice.code == code) { "${advice.code} instead of $code" }
        check(advice.whatHappened.isNotEmpty() && advice.whatToDo.isNotEmpty())
        return advice
    }
    error("it went well instead of $code")
}

class Heard(val then: (Int) -> Unit = {}) : ProgressListener {
    val phases: MutableSet<Phase> = java.util.concurrent.ConcurrentHashMap.newKeySet()
    private val heard = AtomicInteger()

    override fun step(phase: Phase, done: ULong, total: ULong) {
        check(done <= total)
        phases.add(phase)
        then(heard.incrementAndGet())
    }
}

class Platform(val faces: () -> List<FoundFace>) : FaceFinder {
    override fun name() = "ml-kit"
    override fun find(picture: Pixels) = faces()
}

fun face(where: Region) = FoundFace(where, emptyList(), null)

fun aParentCoversOneFaceCloaksAnotherAndSharesProvedBytes() {
    val session = Session(MODELS, Language.ENGLISH, 0u)
    val heard = Heard()
    val job = Job.watched(heard)
    val photo = session.open(portrait("obama_and_biden"), "IMG_2041.jpg", FACES, job)
    if (photo.missing().isNotEmpty()) {
        check(!IN_CI) { "no face finder in CI" }
        throw Skipped(photo.missing().first().whatHappened)
    }
    check(photo.faces()!!.size >= 2)
    val draft = photo.draft(defaultTerms())
    check(draft.faces().all { it.decision is Decision.Cover })
    draft.decide(1u, Decision.Cover(Cover.STICKER))
    draft.decide(2u, Decision.Cloak(Strength.LIGHT))
    draft.setCopyOptions(draft.copyOptions().copy(steps = 2u))
    val copy = draft.protect(job)
    check(copy.fileName() == "photo-1.jpg" && copy.mediaType() == "image/jpeg")
    check("IMG_2041" !in copy.reportJson() && "\"sticker\"" in copy.reportJson())
    check(copy.verdicts()!!.faces.map { it.number } == listOf(2u))
    val told = session.inspect(copy.bytes(), null, null)
    check(told.complete && told.findings.all { it.clue == "mining-mark" }) { told }
    val judged = session.judge(copy.bytes(), photo, emptyList(), 0uL, null)
    check(judged.faces.first().verdict != JuryVerdict.RECOGNISED && judged.lines.isNotEmpty())
    check(draft.protect(null).bytes().contentEquals(copy.bytes()))
    val known = photo.faces()!!
    val added = photo.lookHarder(null)
    check(photo.faces()!!.take(known.size) == known && photo.faces()!!.size == known.size + added.toInt())
    check(photo.perhapsNoFace()!!.size == added.toInt())
    check(heard.phases.containsAll(listOf(Phase.FINDING, Phase.COVERING, Phase.CLOAKING, Phase.JUDGING)))
}

fun aCloakIsStoppedInTheMiddleAndItsObjectsAreLetGoOf() {
    val session = Session(MODELS, Language.FRENCH, 0u)
    val photo = session.open(portrait("obama"), null, FACES, null)
    if (photo.faces().isNullOrEmpty()) throw Skipped("no face finder")
    val draft = photo.draft(defaultTerms())
    draft.decide(1u, Decision.Cloak(Strength.STRONG))
    lateinit var job: Job
    job = Job.watched(Heard { if (it > 3) { job.cancel(); job.cancel() } })
    refused("cancelled") { draft.protect(job) }
    val ready = CountDownLatch(1)
    val other = Job.watched(Heard { ready.countDown() })
    var ended: Throwable? = null
    val working = thread { try { draft.protect(other) } catch (error: Throwable) { ended = error } }
    ready.await()
    draft.close(); photo.close(); session.close()
    System.gc()
    other.cancel()
    working.join()
    check(ended is OmbrelleException.Cancelled) { "$ended" }
    // What was let go of is told so, and nothing breaks.
    try { draft.faces(); error("it was closed") } catch (closed: IllegalStateException) { check("Draft" in "${closed.message}") }
}

fun theWordsBesideAPhotoAreReadBeforeTheyArePosted() {
    val told = checkCaption("Emma, 6 ans, école Jules Ferry", Language.FRENCH)
    check(told.found.first().code == "school" && told.found.any { it.code == "age" })
    check(told.complete && told.found.all { it.advice.isNotEmpty() })
}

fun nobodyIsShownWithoutTheRuleOfTheConsentBook() {
    val folder = Files.createTempDirectory("story").toFile()
    val book = ConsentBook.create("$folder/album.age", PASSPHRASE, Language.FRENCH)
    val zoe = book.addPerson(NewPerson("Zoé", Age.UNDER7, true, listOf("Anna")))
    val session = bare()
    session.useBook(book)
    val photo = opened(session)
    photo.findFacesWith(Platform { listOf(face(region())) }, 320u)
    val draft = photo.draft(defaultTerms().copy(audience = Audience.FAMILY_CHAT, cloak = null))
    draft.name(1u, zoe)
    refused("bound") { draft.decide(1u, Decision.Show) }
    refused("bound") { draft.takeAway(1u) }
    val number = book.record(zoe, NewDecision(Audience.FAMILY_CHAT, true, null, listOf("Anna")))
    draft.renew()
    check(draft.faces().first().decision is Decision.Show)
    check(book.noteCopy(draft.protect(null), "au lac"))
    check(book.withdraw(number).map { it.photo } == listOf("au lac"))
    check("\"cover\":\"fill\"" in draft.protect(null).reportJson())
    folder.deleteRecursively()
}

fun aTeenagerRegistersChecksAndWithdraws() {
    val folder = Files.createTempDirectory("story").toFile()
    val (path, language) = "$folder/register.age" to Language.FRENCH
    val picture = drawn(256, 256, 4)
    fun print(bytes: ByteArray) = fingerprintOfBytes(bytes, language, null)
    val register = Register.create(path, PASSPHRASE, language)
    val first = register.add(print(picture), "A")
    check(register.add(print(picture), "B") == first)
    check(register.check(print(picture)).first().verdict == MatchVerdict.SAME)
    check(register.check(print(drawn(256, 256, 90))).first().verdict == MatchVerdict.NO)
    register.setOrigin(first, PictureOrigin.MADE)
    check(register.entries().first().origin == PictureOrigin.MADE)
    val said = EvidenceTold(Day(2026, 11u, 24u), "demande de l'argent", "x_77", "Snapchat", "", first)
    val kept = register.noteEvidence(said, EvidenceFile("bonjour".toByteArray(), true), null)
    check(kept.copied && register.evidenceCopy(kept.number).decodeToString() == "bonjour")
    val refusedCopy = register.noteEvidence(said, EvidenceFile(picture, true), null)
    check(refusedCopy.refused?.code == "copy-of-item")
    check(register.evidence().map { it.copyBytes } == listOf<ULong?>(7uL, null))
    register.removeEvidence(kept.number)
    refused("no-such-evidence") { register.evidenceCopy(kept.number) }
    register.note(first, "le 3018", "")
    check("3018" in register.entries().first().reported.first())
    register.withdraw(first)
    check(register.entries().isEmpty())
    refused("register-in-use") { Register.open(path, PASSPHRASE, language) }
    register.close()
    refused("register-wrong-passphrase") { Register.open(path, "other", language) }
    Register.open(path, PASSPHRASE, language).use { check(it.entries().isEmpty()) }
    val secret = File(folder, "Lena.jpg").apply { writeText("Lena") }
    val told = refused("neither-picture-nor-video") { fingerprintOfFile(secret.path, language, null) }
    check("Lena" !in "$told")
    val steps = whichDoor(WhichDoor(WhoAsks.ME, WhatHappened.REAL, AgeTold.UNDER18, "FR", Online.YES, Place.NETWORK, true), language)
    check(steps.first().code == "danger" && steps.any { it.helpers.isNotEmpty() })
    check("3018" in helpNear("fr", language).joinToString())
    folder.deleteRecursively()
}

fun aSignedUpdateIsTheListOfServices() {
    fun update(name: String) = File(UPDATES, "$name.update").readBytes()
    val language = Language.ENGLISH
    val ours = serviceList(language)
    check(!ours.updated)
    val cut = update("new").let { it.copyOf(it.size - 20) }
    for ((code, content) in listOf("directory-altered" to cut, "directory-old" to update("old"), "directory-other-key" to update("other-key")))
        refused(code) { useServiceList(content, language) }
    check(serviceList(language) == ours)
    repeat(2) { check(useServiceList(update("new"), language).let { it.updated && it.checked.year == 2099.toShort() }) }
    check("Line of the test update" in helpNear("fr", language).joinToString())
    check(useServiceList(null, language) == ours)
}

fun whateverAHostDoesWrongIsAnError() {
    val said = Language.entries.flatMap { language ->
        val cut = drawn(64, 64, 1)
        listOf("empty-file" to ByteArray(0), "not-a-picture" to "hello".toByteArray(), "truncated" to cut.copyOf(cut.size / 2))
            .map { (code, bytes) -> refused(code) { bare(language).open(bytes, "Zoé.jpg", NOTHING, null) }.whatHappened }
    }
    check(said.toSet().size == 6 && said.none { "Zoé" in it })
    val session = Session("no\u0000where", Language.ENGLISH, UInt.MAX_VALUE)
    val photo = opened(session)
    val draft = photo.draft(defaultTerms())
    for (number in listOf(0u, 1u, UInt.MAX_VALUE)) refused("no-such-face") { draft.decide(number, Decision.Show) }
    for (side in listOf(Float.NaN, Float.POSITIVE_INFINITY, 0f, -3f)) {
        try { draft.draw(region(width = side)); error("drawn $side wide") } catch (_: OmbrelleException.Value) {}
    }
    check(draft.faces().isEmpty())
    refused("wrong-value") { photo.preview(0u) }
    try { bare().open(ByteArray(300 shl 20), null, NOTHING, null); error("opened") } catch (_: OmbrelleException.File) {}
    // A header that announces a monster, with the right sum, takes no memory.
    val small = drawn(8, 8, 1)
    val vast = byteArrayOf(0x7f, -1, -1, -1)
    val head = "IHDR".toByteArray() + vast + vast + small.copyOfRange(24, 29)
    val sum = CRC32().apply { update(head) }.value.toInt()
    val monster = small.copyOf(12) + head + ByteArray(4) { (sum ushr (24 - 8 * it)).toByte() } + small.copyOfRange(33, small.size)
    try { bare().open(monster, null, NOTHING, null); error("opened") } catch (_: OmbrelleException.File) {}
    val job = Job()
    job.cancel()
    job.cancel()
    refused("cancelled") { session.open(drawn(8, 8, 1), null, NOTHING, job) }
    refused("cancelled") { draft.protect(job) }
    val raising = Job.watched(Heard { error("of the host's own") })
    refused("cancelled") { session.open(drawn(64, 64, 1), null, NOTHING, raising) }
    refused("host-failed") { photo.findFacesWith(Platform { error("of the host's own") }, 100u) }
    refused("wrong-value") { photo.findFacesWith(Platform { listOf(face(region(x = Float.NaN))) }, 100u) }
    check(photo.faces() == null)
    refused("register-missing") { Register.open("", PASSPHRASE, Language.ENGLISH) }
    draft.setCopyOptions(CopyOptions(null, 0u, 0u, true, UInt.MAX_VALUE, ULong.MAX_VALUE))
    draft.draw(region(-1e30f, -1e30f, Float.MAX_VALUE, Float.MAX_VALUE))
    check(draft.protect(null).width() == 1u)
}

fun manyThreadsUseOneSessionAndOnePhoto() {
    val session = bare()
    val photo = opened(session)
    val draft = photo.draft(defaultTerms())
    draft.draw(region(100f, 100f, 100f, 100f))
    val right = draft.protect(null).bytes()
    val failed = AtomicInteger()
    val threads = (1..6).map { number ->
        thread {
            try {
                repeat(3) {
                    check(draft.protect(Job()).bytes().contentEquals(right))
                    opened(session, number).draft(defaultTerms()).sketch(100u, null)
                    photo.check()
                }
            } catch (error: Throwable) {
                error.printStackTrace()
                failed.incrementAndGet()
            }
        }
    }
    threads.forEach { it.join() }
    check(failed.get() == 0)
}

fun main() {
    val stories = listOf(
        ::aParentCoversOneFaceCloaksAnotherAndSharesProvedBytes,
        ::aCloakIsStoppedInTheMiddleAndItsObjectsAreLetGoOf,
        ::nobodyIsShownWithoutTheRuleOfTheConsentBook,
        ::aTeenagerRegistersChecksAndWithdraws,
        ::aSignedUpdateIsTheListOfServices,
        ::theWordsBesideAPhotoAreReadBeforeTheyArePosted,
        ::whateverAHostDoesWrongIsAnError,
        ::manyThreadsUseOneSessionAndOnePhoto,
    )
    var (passed, failed, skipped) = Triple(0, 0, 0)
    for (story in stories) {
        try {
            story()
            println("${story.name} ... ok")
            passed++
        } catch (reason: Skipped) {
            println("skipped: ${story.name}: ${reason.message}")
            skipped++
        } catch (error: Throwable) {
            println("${story.name} ... FAILED")
            error.printStackTrace(System.out)
            failed++
        }
    }
    println("$passed passed, $failed failed, $skipped skipped")
    exitProcess(if (failed == 0) 0 else 1)
}
