package io.github.ombrelle.sample

import android.content.Context
import android.graphics.Bitmap
import android.net.Uri
import android.os.Handler
import android.os.Looper
import java.io.ByteArrayOutputStream
import java.io.IOException
import java.io.InputStream
import java.nio.ByteBuffer
import java.util.concurrent.Executors
import ombrelle.Advice
import ombrelle.Decision
import ombrelle.Draft
import ombrelle.DraftFace
import ombrelle.Job
import ombrelle.Looks
import ombrelle.OmbrelleException
import ombrelle.Phase
import ombrelle.Photo
import ombrelle.Pixels
import ombrelle.ProgressListener
import ombrelle.Region
import ombrelle.defaultTerms
import ombrelle.phaseName

/** What the screen shows. */
data class Shown(
    /** The photo with its covers. */
    val sketch: Bitmap? = null,
    /** Width and height of the photo, in pixels. */
    val size: Pair<UInt, UInt> = 0u to 0u,
    val faces: List<DraftFace> = emptyList(),
    /** What is being done, and how much of it, 0 to 1; none where nothing is. */
    val work: Pair<String, Float>? = null,
    /** What the person should know, line by line. */
    val told: List<String> = emptyList(),
)

/** A copy on its way to the share sheet. */
class Ready(val uri: Uri, val type: String)

/**
 * One photo on its way from the share sheet and back to it. Everything that takes time happens on one thread, one after the other; the screen
 * hears of it on its own.
 */
class Protecting(private val context: Context, private val show: (Shown) -> Unit, private val share: (Ready) -> Unit) {
    private val worker = Executors.newSingleThreadExecutor()
    private val screen = Handler(Looper.getMainLooper())
    private var shown = Shown()
    @Volatile private var job: Job? = null

    /** How often something was opened, decided or forgotten; of the screen's thread alone. A copy that was begun before is not of what is on the screen. */
    private var decided = 0

    // Of the worker alone.
    private var photo: Photo? = null
    private var draft: Draft? = null

    fun open(uri: Uri) = anew { job ->
        drop()
        // The photo before is not seen while another is opened, nor where that fails.
        become { Shown() }
        val bytes = content(uri) ?: return@anew tell(listOf(context.getString(R.string.unreadable)))
        val opened = Core.session(context).open(bytes, null, Looks(faces = true, text = false), job)
        photo = opened
        // Asked before the system looks for faces: afterwards they were looked for, and nothing says that our own network did not.
        val missing = opened.missing()
        // Where the system fails, our own network's faces stay, and the person hears of it.
        val failed = try {
            opened.findFacesWith(SystemFaceFinder(), FINDER_SIDE)
            null
        } catch (error: OmbrelleException) {
            advice(error)
        }
        draft = opened.draft(defaultTerms())
        val lacks = missing + listOfNotNull(failed)
        tell(lacks.flatMap { listOf(it.whatHappened, it.whatToDo) } + opened.inspection().findings.map { it.sentence })
        drawn()
    }

    /** Shows the face under a finger, or covers it again. */
    fun tap(number: UInt) = anew {
        val draft = draft ?: return@anew
        val face = draft.faces().firstOrNull { it.number == number } ?: return@anew
        val covered = face.decision is Decision.Cover
        draft.decide(number, if (covered) Decision.Show else Decision.Cover(draft.terms().cover))
        drawn()
    }

    /** Covers a face that nobody found, around a place in the photo. */
    fun cover(x: Float, y: Float) = anew {
        val (width, height) = shown.size
        val side = minOf(width, height).toFloat() / 6
        draft?.draw(Region(x - side / 2, y - side / 2, side, side))
        drawn()
    }

    /** Makes the copy and shares it, unless something was decided meanwhile that it does not hold, or the photo was forgotten. */
    fun protect() {
        val asked = decided
        work { job ->
            val draft = draft ?: return@work
            draft.protect(job).use { copy ->
                val (name, type, bytes) = Triple(copy.fileName(), copy.mediaType(), copy.bytes())
                val lines = copy.report() + copy.evaluation()
                screen.post {
                    if (asked == decided) {
                        tell(lines)
                        share(Ready(CopyProvider.offer(name, type, bytes), type))
                    }
                }
            }
        }
    }

    fun stop() {
        job?.cancel()
    }

    /** Memory is short: the networks come again when they are needed. */
    fun unload() = worker.execute { Core.session(context).unload() }

    /** Nothing of the photo stays in memory. */
    fun forget() {
        decided++
        stop()
        CopyProvider.forget()
        worker.execute {
            drop()
            become { Shown() }
        }
    }

    fun close() {
        forget()
        worker.shutdown()
    }

    /** As [work], for what a copy that is being made does not hold: that is stopped, and goes nowhere. */
    private fun anew(what: (Job) -> Unit) {
        decided++
        stop()
        work(what)
    }

    private fun work(what: (Job) -> Unit) = worker.execute {
        val job = Job.watched(Steps())
        this.job = job
        try {
            what(job)
        } catch (_: OmbrelleException.Cancelled) {
            // The person knows.
        } catch (error: OmbrelleException) {
            val advice = advice(error)
            tell(listOf(advice.whatHappened, advice.whatToDo))
        } catch (error: IOException) {
            tell(listOf(error.localizedMessage.orEmpty()))
        } finally {
            become { it.copy(work = null) }
        }
    }

    private inner class Steps : ProgressListener {
        override fun step(phase: Phase, done: ULong, total: ULong) {
            val name = phaseName(phase, Core.session(context).language())
            become { it.copy(work = name to done.toFloat() / maxOf(total, 1uL).toFloat()) }
        }
    }

    /** Without a job: whoever stops is to see all the same what is decided by then, since that is what the copy holds. */
    private fun drawn() {
        val (photo, draft) = (photo ?: return) to (draft ?: return)
        val sketch = bitmap(draft.sketch(SCREEN_SIDE, null))
        val (size, faces) = (photo.width() to photo.height()) to draft.faces()
        become { it.copy(sketch = sketch, size = size, faces = faces) }
    }

    private fun tell(lines: List<String>) = become { it.copy(told = lines) }

    private fun become(next: (Shown) -> Shown) {
        screen.post {
            shown = next(shown)
            show(shown)
        }
    }

    /** What a photo's file holds; none where it is gone, or whoever gave it lets nobody read it any more. */
    private fun content(uri: Uri): ByteArray? =
        try {
            context.contentResolver.openInputStream(uri)?.use(::read)
        } catch (_: IOException) {
            null
        } catch (_: SecurityException) {
            null
        }

    private fun drop() {
        draft?.close()
        photo?.close()
        draft = null
        photo = null
    }

    private companion object {
        /** The longer side of what is shown, in pixels. */
        const val SCREEN_SIDE = 1600u

        /** The longer side of what the system's finder sees. */
        const val FINDER_SIDE = 1280u

        /** The core refuses larger files; they are not read whole only to be refused. */
        const val MOST_BYTES = 257 shl 20

        fun read(from: InputStream): ByteArray {
            val (bytes, piece) = ByteArrayOutputStream() to ByteArray(1 shl 16)
            while (bytes.size() < MOST_BYTES) {
                val count = from.read(piece)
                if (count < 0) break
                bytes.write(piece, 0, count)
            }
            return bytes.toByteArray()
        }

        fun bitmap(pixels: Pixels): Bitmap {
            val bitmap = Bitmap.createBitmap(pixels.width.toInt(), pixels.height.toInt(), Bitmap.Config.ARGB_8888)
            bitmap.copyPixelsFromBuffer(ByteBuffer.wrap(pixels.rgba))
            return bitmap
        }

        fun advice(error: OmbrelleException): Advice = when (error) {
            is OmbrelleException.Cancelled -> error.advice
            is OmbrelleException.File -> error.advice
            is OmbrelleException.Models -> error.advice
            is OmbrelleException.Refused -> error.advice
            is OmbrelleException.Sealed -> error.advice
            is OmbrelleException.Value -> error.advice
            is OmbrelleException.Host -> error.advice
        }
    }
}
