//! Every command of the installed program, on lines that ask nobody anything.

use super::{Debian, HOME, PASSPHRASE};
use crate::run::Done;

/// What is typed behind `ombrelle`, one line after the other in one folder; a line that begins with `sh` is the shell's own. `$BOOK` and `$REGISTER`
/// stand for a book and a register that are made for this, and for where their passphrase comes from.
const LINES: &[&str] = &[
    "inspect photo.jpg",
    "faces photo.jpg",
    "faces --draw --out drawn photo.jpg",
    "check photo.jpg",
    r#"check --caption "Emma, 6 today!""#,
    "group --sheet who.png photo.jpg",
    "protect --cover fill --out fill photo.jpg",
    "protect --cover pixels --out pixels photo.jpg",
    "protect --cover soft --out soft photo.jpg",
    "protect --cover sticker --out sticker photo.jpg",
    "protect --cover-text --format png --max-side 800 --neutral-names --out text photo.jpg",
    "protect --keep 1 --out kept photo.jpg",
    "protect --show-like photo.jpg --out like photo.jpg",
    "protect --no-detect --box 10,20,100,120 --out box photo.jpg",
    "protect --cloak light --steps 2 --out cloaked photo.jpg",
    "judge fill/photo.protected.jpg --original photo.jpg --chart verdict.svg",
    "people init $BOOK",
    "people add Ana --age adult $BOOK",
    "people add Eve --age 8 --parent Ana $BOOK",
    "people add Max --age 8 --parent Ida --other-family $BOOK",
    "people change Eve --new-name Zoe $BOOK",
    "people list $BOOK",
    "people passwd $BOOK --new-passphrase-fd 0",
    "consent ask Zoe --audience family-chat --answer yes $BOOK",
    "consent record Ana --audience family-chat --agreed-by Ana $BOOK",
    "consent list Ana $BOOK",
    "consent receipt 1 --out receipt.pdf $BOOK",
    "protect --audience family-chat --person 1=Ana --no-cloak --out shown photo.jpg $BOOK",
    "consent exports $BOOK",
    r#"consent posted 1 --place "the family chat" $BOOK"#,
    "consent look-again $BOOK",
    "consent form --audience public --out form.pdf $BOOK",
    "consent class-forms --audience public --out forms.pdf $BOOK",
    "consent class-export --out class.csv $BOOK",
    "consent class-import class.csv $BOOK",
    "consent withdraw --all-of Ana $BOOK",
    r#"letter club --sender Ana --addressee "The club" --photos photo.jpg --yes --out letter.pdf"#,
    "parents audit",
    "parents audit --done followers $BOOK",
    "parents talk --age 9",
    "parents agreement --out agreement.pdf",
    "parents when-told --country France",
    "parents watch toys",
    "sh printf broken > all.age",
    "people restore $BOOK",
    "people remove Ana --yes $BOOK",
    "people destroy --yes $BOOK",
    "fingerprint photo.jpg",
    "which-door --who me --what real --under-18 yes --country FR --online no --threatened no",
    "help-me --country FR",
    "glossary extortion",
    "register init $REGISTER",
    "register add --name first photo.jpg $REGISTER",
    "register list $REGISTER",
    "register check photo.jpg $REGISTER",
    "register change 1 --origin made $REGISTER",
    r#"register evidence add --said "asks for money" --item 1 --keep-copy agreement.pdf $REGISTER"#,
    "register evidence list $REGISTER",
    "register evidence save 1 --out copy.pdf $REGISTER",
    "register evidence remove 1 --yes $REGISTER",
    "register note 1 --to StopNCII.org $REGISTER",
    "register export --format sheet --out sheet.pdf $REGISTER",
    "register export --format exchange --i-know-what-hashes-reveal --out hashes.txt $REGISTER",
    "register passwd $REGISTER --new-passphrase-fd 0",
    "register withdraw 1 --yes $REGISTER",
    "sh printf broken > all-register.age",
    "register restore $REGISTER",
    "register destroy --yes $REGISTER",
    "workshop",
    "workshop ask-first",
    "workshop one-pixel --digit 4",
    "workshop kit --out papers",
    "completions bash",
    "man --out pages",
];

const BOOK: &str = "--book all.age --passphrase-fd 0";
const REGISTER: &str = "--register all-register.age --passphrase-fd 0";

impl Debian {
    /// Each command that the program's help names has a line, and each line ends well.
    pub(super) fn runs_every_command(&self) -> Done {
        let commands = self.commands()?;
        let untried: Vec<&String> = commands
            .iter()
            .filter(|command| !is_tried(command))
            .collect();
        if !untried.is_empty() {
            return Err(format!("no line of smoke tries {untried:?}"));
        }
        self.as_person(&["sh", "-c", "mkdir all && cp photo.jpg all"])?;
        for line in LINES {
            let line = in_shell(line);
            let done = self.as_person(&["sh", "-c", &line]);
            done.map_err(|reason| format!("{line}: {reason}"))?;
        }
        let copy = self.root.join(HOME).join("all/fill/photo.protected.jpg");
        match copy.exists() {
            true => Ok(()),
            false => Err(format!("no {}", copy.display())),
        }
    }

    /// All commands that have none below them, as the program's help pages name them.
    fn commands(&self) -> Done<Vec<String>> {
        let (mut found, mut waiting) = (Vec::new(), vec![String::new()]);
        while let Some(command) = waiting.pop() {
            let mut line = vec!["ombrelle"];
            line.extend(command.split_whitespace());
            line.push("--help");
            let help = self.program(&line)?;
            match below(&help) {
                names if names.is_empty() => found.push(command.trim().to_owned()),
                names => waiting.extend(names.iter().map(|name| format!("{command} {name}"))),
            }
        }
        Ok(found)
    }
}

/// The line as a shell takes it.
fn in_shell(line: &str) -> String {
    if let Some(own) = line.strip_prefix("sh ") {
        return format!("cd all && {own}");
    }
    let input = match line.contains('$') {
        // Twice, for whoever asks for a new one.
        true => format!("printf '{PASSPHRASE}\\n{PASSPHRASE}\\n'"),
        false => "true".to_owned(),
    };
    let line = line.replace("$BOOK", BOOK).replace("$REGISTER", REGISTER);
    format!("cd all && {input} | ombrelle {line}")
}

fn is_tried(command: &str) -> bool {
    let is_of = |line: &&str| {
        let rest = line.strip_prefix(command);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    !command.is_empty() && LINES.iter().any(is_of)
}

/// The names of the commands that a help page lists.
fn below(help: &str) -> Vec<&str> {
    help.lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|name| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::root;

    #[test]
    fn each_command_that_the_help_page_shows_is_tried() {
        let shown = root().join("src/cli/tests/cmd/help.trycmd");
        let shown = std::fs::read_to_string(shown).unwrap();
        let names = below(&shown);
        assert!(names.contains(&"protect") && names.contains(&"man") && names.len() > 15);
        for name in names {
            let tried = LINES
                .iter()
                .any(|line| line.split(' ').next() == Some(name));
            assert!(tried, "{name}");
        }
    }

    #[test]
    fn a_command_without_a_line_is_found() {
        assert!(is_tried("inspect") && is_tried("register evidence save"));
        assert!(!is_tried("insp") && !is_tried("register vanish") && !is_tried(""));
    }

    #[test]
    fn a_long_description_is_no_command() {
        let help = "What it is\n\nCommands:\n  add   Add\n        one more\n  list  List\n\nGeneral:\n  -h";
        assert_eq!(below(help), ["add", "list"]);
        assert!(below("Usage: ombrelle inspect\n").is_empty());
    }

    #[test]
    fn a_passphrase_comes_where_one_is_asked_for() {
        assert_eq!(in_shell("workshop"), "cd all && true | ombrelle workshop");
        let line = in_shell("people init $BOOK");
        assert!(
            line.contains(PASSPHRASE)
                && line.ends_with("people init --book all.age --passphrase-fd 0")
        );
        assert_eq!(in_shell("sh printf x > y"), "cd all && printf x > y");
    }
}
