//! What a file says of having been made or changed by a program: labels that generators and editors write.
//!
//! Only what is written counts, never how a picture looks; that nothing is written proves nothing, since any copy, screenshot
//! or messenger leaves it out.
//!
//! Sources: the IPTC NewsCodes of the digital source type (cv.iptc.org/newscodes/digitalsourcetype); the text chunks of
//! AUTOMATIC1111 and its kin (`parameters`), ComfyUI (`prompt`, `workflow`) and InvokeAI.

use super::Clue;

/// Source types of a picture that a program made.
const MADE: [&str; 3] = [
    "trainedAlgorithmicMedia",
    "algorithmicMedia",
    "dataDrivenMedia",
];
/// Source types of a picture that a program changed, or that holds parts which one made.
const CHANGED: [&str; 3] = [
    "compositeWithTrainedAlgorithmicMedia",
    "compositeSynthetic",
    "algorithmicallyEnhanced",
];
/// Programs that make pictures from words, as they name themselves; in lower case.
const GENERATORS: [&str; 15] = [
    "stable diffusion",
    "automatic1111",
    "comfyui",
    "invokeai",
    "novelai",
    "fooocus",
    "sd.next",
    "dreamstudio",
    "midjourney",
    "dall-e",
    "dall·e",
    "adobe firefly",
    "made with google ai",
    "imagined with ai",
    "openai",
];

/// The clue of a value that is such a label; none for any other.
pub(super) fn clue(tag: &str, value: &str) -> Option<Clue> {
    // `Iptc4xmpExt:DigitalSourceType`, `tEXt parameters`, `xmpMM:History/stEvt:softwareAgent`.
    let name = tag.rsplit([' ', ':', '/']).next().unwrap_or(tag);
    match name.to_ascii_lowercase().as_str() {
        "digitalsourcetype" => source_type(value),
        "prompt" | "workflow" if is_graph(value) => Some(Clue::MadeByProgram),
        "parameters" | "generation_data" | "usercomment" | "comment" | "description"
        | "imagedescription"
            if is_generation(value) =>
        {
            Some(Clue::MadeByProgram)
        }
        "sd-metadata" | "invokeai_metadata" | "invokeai_graph" | "dream" => {
            Some(Clue::MadeByProgram)
        }
        "software" | "creatortool" | "softwareagent" | "originatingprogram" | "credit"
        | "processingsoftware" | "source" => by_name(value),
        _ => None,
    }
}

/// The last word of the vocabulary's address.
fn source_type(value: &str) -> Option<Clue> {
    let code = value.trim().rsplit(['/', ':']).next()?;
    let is = |codes: &[&str]| codes.iter().any(|known| known.eq_ignore_ascii_case(code));
    if is(&MADE) {
        Some(Clue::MadeByProgram)
    } else if is(&CHANGED) {
        Some(Clue::ChangedByProgram)
    } else {
        None
    }
}

fn by_name(value: &str) -> Option<Clue> {
    let value = value.to_lowercase();
    if value.contains("edited with google ai") {
        return Some(Clue::ChangedByProgram);
    }
    let made = GENERATORS.iter().any(|name| value.contains(name));
    made.then_some(Clue::MadeByProgram)
}

/// `Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1`, as AUTOMATIC1111 and its kin write it, or the same as JSON.
fn is_generation(value: &str) -> bool {
    let value = value.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| value.contains(word));
    has(&["steps:", "\"steps\""])
        && has(&["sampler", "cfg scale", "cfgscale", "cfg_scale"])
        && value.contains("seed")
}

/// The steps of ComfyUI, as JSON.
fn is_graph(value: &str) -> bool {
    let value = value.trim_start();
    value.starts_with('{') && (value.contains("\"class_type\"") || value.contains("\"nodes\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_told_by_what_it_says_and_nothing_else_is_one() {
        let cv = "http://cv.iptc.org/newscodes/digitalsourcetype/";
        let source = |code: &str| clue("Iptc4xmpExt:DigitalSourceType", &format!("{cv}{code}"));
        for code in MADE {
            assert_eq!(source(code), Some(Clue::MadeByProgram), "{code}");
        }
        for code in CHANGED {
            assert_eq!(source(code), Some(Clue::ChangedByProgram), "{code}");
        }
        for code in [
            "digitalCapture",
            "negativeFilm",
            "humanEdits",
            "digitalCreation",
            "",
        ] {
            assert_eq!(source(code), None, "{code}");
        }
        let generated =
            "a house\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 512x512";
        assert_eq!(
            clue("tEXt parameters", generated),
            Some(Clue::MadeByProgram)
        );
        assert_eq!(clue("UserComment", generated), Some(Clue::MadeByProgram));
        assert_eq!(clue("Software", "NovelAI"), Some(Clue::MadeByProgram));
        assert_eq!(
            clue("photoshop:Credit", "Edited with Google AI"),
            Some(Clue::ChangedByProgram)
        );
        for (tag, value) in [
            ("tEXt parameters", "width 20"),
            ("tEXt prompt", "a prompt answer"),
            ("UserComment", "Steps: the stairs of our house"),
            ("Software", "GIMP 3.0"),
            ("dc:title", "Stable Diffusion explained"),
            ("photoshop:Credit", "Camille Martin"),
        ] {
            assert_eq!(clue(tag, value), None, "{tag}: {value}");
        }
    }
}
