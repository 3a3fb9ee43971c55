# What `ombrelle register` says. The sentences of `--discreet` begin with `discreet-`: they tell somebody who
# looks over the shoulder nothing.

ask-name = Name:
ask-photo = Photo:
ask-place = Where it was posted:
ask-field = Text for the letter:
ask-new-name = New name:
ask-parent = Name of a parent:
ask-service = Where:
ask-case = Number:
ask-face = Name of face { $number }:
ask-who = Name of face { $number } of { $photo }:
register-ask = Passphrase:{" "}
register-ask-new = New passphrase:{" "}
register-ask-again = The same once more:{" "}
register-short = This passphrase is short. Several words, { $count } letters or more in all, are much harder to guess.
register-keep-passphrase = Keep the passphrase well: without it nobody, and no program, can open the register.

register-made = Your register is ready: { $path }
register-added = { $total ->
    [one] The file is now item { $item }.
   *[other] File { $number } of { $total } is now item { $item }.
}
register-already = { $total ->
    [one] The file is there already, as item { $item }.
   *[other] File { $number } of { $total } is there already, as item { $item }.
}
register-already-kept = What was there already keeps its name, and what was said of it. With this command: ombrelle register change says anew what it is.
register-featureless = File { $number } of { $total } shows too little to be told from others: only an exact copy of it can be found.
register-first-picture = File { $number } of { $total } is an animation: of its pictures, only the first can be found.
register-bytes-only = File { $number } of { $total }: the pictures of this video could not be read here, so only an exact copy of it can be found.
register-original = Only fingerprints are kept, not the file. Keep the original unchanged until the official service has read it.
register-stops-no-copy = This stops no copy yet: the official site does, once it is asked.
register-which-site = With this command: ombrelle which-door says which site that is.

register-empty = The register has no items yet.
register-item-picture = { $item }. A picture, added on { $day }
register-item-video = { $item }. A video, added on { $day }
register-item-named = { $item }. { $name }, added on { $day }
register-item-reported = {"   "}reported on { $day }: { $to }
register-item-case = {"   "}reported on { $day }: { $to }, case { $case }
register-item-origin = {"   "}what it is: { $origin }
origin-real = real, as it was taken
origin-altered = real, but altered
origin-made = wholly made by a program
origin-not-known = not known
register-changed = Item { $item }: { $origin }.

ask-said = What was said or done:
ask-account = Account:
ask-platform = App or site:
ask-note = Anything else:
evidence-kept = Noted in the evidence log as entry { $item }.
evidence-file-kept = Of the file, only its SHA-256 is kept. Keep the file itself as it is, on your device.
evidence-copy-kept = A sealed copy of the file is in the register now, because you asked for it: otherwise Ombrelle keeps none. If it shows an intimate picture of somebody under 18, take this entry out, which destroys the copy.
evidence-without-file = The words are noted, without the file.
evidence-picture = Do not photograph or copy an intimate picture of somebody under 18 as evidence, and send it to nobody: note the page and the account, and leave the file where it is.
evidence-empty = Nothing is in the evidence log yet.
evidence-line = { $item }. { $day }: { $said }
evidence-account = {"   "}account: { $account }
evidence-platform = {"   "}app or site: { $platform }
evidence-note = {"   "}note: { $note }
evidence-item = {"   "}about item { $number }
evidence-sha256 = {"   "}with the SHA-256 of a file
evidence-copy = {"   "}with a sealed copy of a file ({ $size })
evidence-copy-saved = The copy is written: { $path }
evidence-copy-open = This file is not encrypted. Delete it when it has done its work.
evidence-removed = Entry { $item } is taken out of the evidence log, of the previous version too.
evidence-confirm = To take entry { $item } out of the evidence log for good, type “{ $word }”:
evidence-word = remove
evidence-hint = With this command: ombrelle register evidence list{ $at }

register-noted = Noted with item { $item }.
register-withdrawn = Item { $item } is taken out, of the previous version too.
register-passphrase-changed = The register now opens with the new passphrase only.
register-restored = { $count ->
    [one] The previous version is back, with 1 item.
   *[other] The previous version is back, with { $count } items.
}
register-destroyed = The register and its previous version are destroyed.
register-destroyed-traces = Copies that you made, backups, and worn places of a flash disk can still hold it, encrypted.

register-confirm-withdraw = To take item { $item } out for good, type “{ $word }”:
register-word-withdraw = withdraw
destroy-which = { $path } is to be destroyed.
register-confirm-destroy = To destroy the register for good, type “{ $word }”:
register-word-destroy = destroy

register-check-same = { $path }: the same as item { $item } (distance { $distance } of 256).
register-check-probably = { $path }: probably item { $item }, changed (distance { $distance } of 256). Only you can tell for sure.
register-check-perhaps = { $path }: perhaps item { $item }, cut at its edges (distance { $distance } of 256). Have a look: only you can tell.
register-check-video = { $path }: probably item { $item } ({ $share }% of its frames are in it). Only you can tell for sure.
register-check-unknown = { $path }: this cannot be told. It is no exact copy of an item, and a changed copy could not be recognised.
register-check-no = { $path }: none of the items.
register-check-limit = “None” is no proof: a copy that was cut at its edges by more than a tenth, slanted, put among other things, or photographed from a screen can be missed, and so can a later picture of an animation.
register-check-exact = Only exact copies of these items can be found: { $list }.
register-check-others = { $count ->
    [one] 1 other file is neither a picture nor a video.
   *[other] { $count } other files are neither pictures nor videos.
}
register-check-links = { $count ->
    [one] 1 link in a folder leads nowhere: nobody looked at what it stands for.
   *[other] { $count } links in folders lead nowhere: nobody looked at what they stand for.
}
register-check-linked-folders = { $count ->
    [one] 1 link to a folder was not followed. To have that folder looked at too, name it by itself.
   *[other] { $count } links to folders were not followed. To have those folders looked at too, name each by itself.
}
register-check-total = { $count ->
    [one] 1 file looked at,
   *[other] { $count } files looked at,
} { $found ->
    [0] none is in the register.
    [one] 1 is, or may be, in the register.
   *[other] { $found } are, or may be, in the register.
}

register-file-failed = File { $number } of { $total }: { $sentence }
register-no-terminal = There is no terminal here to ask for the passphrase.
register-no-terminal-advice = With this command: --passphrase-fd NUMBER reads it from a file descriptor.
register-descriptor = File descriptor { $number } gave no passphrase.
register-descriptor-advice = One line of readable text is expected there.
register-differ = The two passphrases are not the same, so nothing was done.
register-differ-advice = Try again, slowly.
register-no-place = The system names no folder for your own data.
register-no-place-advice = With this command: --register FILE says where the register is.
register-not-confirmed = Nothing was changed.
register-not-confirmed-advice = To do it, type the word exactly, or add { $option }.
register-one-name = --name gives a name to one file, and there are several here.
register-one-name-advice = Add that file by itself, then the others without --name.
register-no-file = There is no file in this folder.
register-no-file-advice = Choose a folder that holds pictures or videos.
register-blank = Nothing was typed, so nothing was noted.
register-blank-advice = Say it in a few words, and try again.

register-both-damaged-advice = The previous version is damaged, too. A copy of your own can take its place; without one, begin a new register elsewhere.
register-foreign-advice = Ombrelle destroys only what it knows as a register, so it left this file as it is. Delete it yourself if you do not need it, or begin a new register elsewhere.

register-hint-init = With this command: ombrelle register init{ $at } makes one, --register FILE says where yours is.
register-hint-restore = With this command: ombrelle register restore{ $at } puts the previous version back.
register-hint-elsewhere = With this command: ombrelle register init --register FILE
register-hint-list = With this command: ombrelle register list{ $at }
register-hint-destroy = With this command: --register FILE chooses another place, ombrelle register destroy{ $at } removes this one.

discreet-done = Done.
discreet-item-done = Item { $item }: done.
discreet-item-already = Item { $item }: done before.
discreet-no-items = No items.
discreet-item = { $count ->
    [0] Item { $item }, { $day }.
    [one] Item { $item }, { $day }, 1 note.
   *[other] Item { $item }, { $day }, { $count } notes.
}
discreet-found = { $number }: item { $item }.
discreet-perhaps = { $number }: perhaps item { $item }.
discreet-unknown = { $number }: not known.
discreet-none = { $number }: no item.
discreet-total = { $found } of { $count }.
discreet-left = Not looked at: { $count }.
discreet-confirm = To go on, type “{ $word }”:
discreet-word = yes
discreet-file-failed = { $number } of { $total }: not done.
discreet-no-passphrase = There is no passphrase.
discreet-passphrase = It does not open with this passphrase.
discreet-in-use = It is open in another program.
discreet-no-item = There is no such item.
discreet-disk-full = The disk is full.
discreet-not-done = Not done.
