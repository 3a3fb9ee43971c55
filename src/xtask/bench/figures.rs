//! docs/figures.md: one table per group of measurements, rewritten when the group is measured.

use crate::run::{Done, command, output, root};

/// One measured figure.
pub struct Figure {
    /// What was measured.
    pub what: String,
    /// What came out.
    pub value: String,
    /// What it should be.
    pub goal: String,
    /// What it is compared with, measured in the same run.
    pub peer: String,
}

const HEAD: &str = "# Figures\n\nMeasured by `cargo xtask bench`, each group in one run with what it is compared with.\n\
                    Goals are stated beside the values, also where they are not met.\n";

/// Replaces the table of a group, or adds it.
pub fn write(group: &str, rows: &[Figure]) -> Done {
    let path = root().join("docs/figures.md");
    let old = std::fs::read_to_string(&path).unwrap_or_else(|_| HEAD.into());
    let new = replaced(&old, group, &table(group, rows)?);
    std::fs::write(&path, new).map_err(|e| format!("{}: {e}", path.display()))
}

fn table(group: &str, rows: &[Figure]) -> Done<String> {
    let date = output(command("date", &["-u", "+%Y-%m-%d"]))?;
    let mut table = format!(
        "## {group}\n\n{}; `cargo xtask bench --only {group}`; {}.\n\n\
         | what | value | goal | compared with |\n|---|---|---|---|\n",
        machine(),
        date.trim()
    );
    for row in rows {
        table += &format!(
            "| {} | {} | {} | {} |\n",
            row.what, row.value, row.goal, row.peer
        );
    }
    Ok(table)
}

fn machine() -> String {
    let model = std::fs::read_to_string("/proc/cpuinfo")
        .ok()
        .and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("model name"))?;
            Some(line.split(':').nth(1)?.trim().to_owned())
        });
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let model = model.unwrap_or_else(|| std::env::consts::ARCH.into());
    format!("{model}, {cores} cores, {}", std::env::consts::OS)
}

/// The page with one group's section replaced, or put at the end.
fn replaced(page: &str, group: &str, table: &str) -> String {
    let mut sections: Vec<String> = Vec::new();
    for line in page.lines() {
        if line.starts_with("## ") || sections.is_empty() {
            sections.push(String::new());
        }
        if let Some(section) = sections.last_mut() {
            section.push_str(line);
            section.push('\n');
        }
    }
    let head = format!("## {group}\n");
    match sections
        .iter_mut()
        .find(|section| section.starts_with(&head))
    {
        Some(section) => *section = table.to_owned(),
        None => sections.push(table.to_owned()),
    }
    let trimmed: Vec<&str> = sections.iter().map(|section| section.trim_end()).collect();
    trimmed.join("\n\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_replaced_and_the_others_stay() {
        let page = "# Figures\n\nWords.\n\n## a\n\nold\n\n## b\n\nkept\n";
        let new = replaced(page, "a", "## a\n\nnew\n");
        assert_eq!(new, "# Figures\n\nWords.\n\n## a\n\nnew\n\n## b\n\nkept\n");
        let more = replaced(&new, "c", "## c\n\nadded\n");
        assert!(more.ends_with("kept\n\n## c\n\nadded\n"));
    }
}
