# Ce que dit la commande `ombrelle` pendant son travail.

protect-written = { $from } → { $to }
protect-renamed = Nommé { $to } : une autre photo donnerait un résultat du même nom.
protect-working = Protection
protect-other-files = { $count ->
    [one] { $count } autre fichier n’est pas une photo ; Ombrelle n’y a pas touché.
   *[other] { $count } autres fichiers ne sont pas des photos ; Ombrelle n’y a pas touché.
}
protect-videos = { $count ->
    [one] { $count } vidéo n’a pas été traitée : Ombrelle ne couvre pas les visages dans les vidéos, et les personnes qu’on y voit restent visibles.
   *[other] { $count } vidéos n’ont pas été traitées : Ombrelle ne couvre pas les visages dans les vidéos, et les personnes qu’on y voit restent visibles.
}
look-videos = { $count ->
    [one] { $count } vidéo a été laissée de côté : seules les images sont regardées, et les personnes qu’on y voit ne sont pas dans cette liste.
   *[other] { $count } vidéos ont été laissées de côté : seules les images sont regardées, et les personnes qu’on y voit ne sont pas dans cette liste.
}
look-copies = { $count ->
    [one] { $count } copie protégée a été laissée de côté : pour qu’elle soit regardée aussi, nommez son fichier.
   *[other] { $count } copies protégées ont été laissées de côté : pour qu’une copie soit regardée aussi, nommez son fichier.
}
group-copies = { $count ->
    [one] { $count } copie protégée a été laissée de côté : les visages sont comparés dans les photos elles-mêmes.
   *[other] { $count } copies protégées ont été laissées de côté : les visages sont comparés dans les photos elles-mêmes.
}
protect-names-tell = Noms de fichiers à changer avant de partager, car ils disent { $what } : { $list }.
protect-names-more = { $list } et { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
names-tell-place = un lieu
names-tell-school = une école
names-tell-club = un club
names-tell-name = le nom de quelqu’un
names-tell-date = un jour
protect-animation = Seule la première image de l’animation est dans la copie.

skip-protected-copy = Ignoré : d’après son nom, c’est déjà une copie protégée.
skip-protected-copy-advice = Pour la protéger à nouveau, changez d’abord son nom.
skip-link = Ignoré : ce lien ne mène nulle part.
skip-linked-folder = Ignoré : c’est un lien vers un dossier, et Ombrelle ne le suit pas. Pour les photos qui s’y trouvent, nommez-le lui-même.

no-photo = Il n’y a aucune photo dans ce dossier.
no-photo-advice = Choisissez un dossier qui contient des photos.
no-such-face = { $count ->
    [0] Aucun visage n’a été trouvé sur cette photo, il n’y a donc pas de visage numéro { $number }.
    [one] Cette photo a { $count } visage ; il n’y a pas de visage numéro { $number }.
   *[other] Cette photo a { $count } visages ; il n’y a pas de visage numéro { $number }.
}
no-such-face-advice = Pour voir les numéros : ombrelle faces { $path }
refusal-no-such-face-advice = Choisissez l’un des visages de cette photo.
refusal-bound = Ce qui a été décidé pour cette personne ne permet pas de montrer ici le visage { $number }.
refusal-bound-advice = Seule la sorte de cache peut changer.
refusal-bound-locked = Aucun carnet d’album ouvert n’a le nom du visage { $number } ; il reste couvert.
refusal-bound-locked-advice = Ouvrez le carnet d’album, puis décidez à nouveau.
protect-ending = { $sentence } Lesquelles : ombrelle consent list
protect-alike = { $shown ->
    [0] Aucune photo ne montre exactement une personne qui ressemble au visage donné : tout le monde est couvert.
    [one] Sur { $shown } photo, quelqu’un qui ressemble au visage donné est montré. Deux programmes ({ $first } et { $second }) ont comparé et sont d’accord. Ils confondent aussi des personnes qui ne se ressemblent pas, et le plus souvent des enfants : regardez la copie.
   *[other] Sur { $shown } photos, quelqu’un qui ressemble au visage donné est montré. Deux programmes ({ $first } et { $second }) ont comparé et sont d’accord. Ils confondent aussi des personnes qui ne se ressemblent pas, et le plus souvent des enfants : regardez chaque copie.
}
refusal-person-twice = Le visage { $number } serait la même personne que le visage { $other }, et personne n’est deux fois sur une photo.
refusal-person-twice-advice = Donnez le nom à l’un des deux ; l’autre reste couvert, sans nom.
keep-several = --keep et --cloak-only comptent les visages d’une seule photo, et il y en a plusieurs ici.
keep-several-advice = Protégez cette photo à part, puis les autres sans ces options.
kept-and-cloaked = Le visage { $number } devrait à la fois rester tel quel (--keep) et recevoir un voile (--cloak-only).
kept-and-cloaked-advice = Donnez son numéro à une seule des deux options.

total-written = { $count ->
    [one] { $count } copie protégée écrite
   *[other] { $count } copies protégées écrites
}
total-skipped = { $count ->
    [one] { $count } photo passée ({ $why })
   *[other] { $count } photos passées ({ $why })
}
total-failed = { $count ->
    [one] { $count } échec ({ $why })
   *[other] { $count } échecs ({ $why })
}
total-stopped-before = { $count ->
    [one] { $count } photo pas encore faite (arrêt demandé)
   *[other] { $count } photos pas encore faites (arrêt demandé)
}
total = { $list }.
total-joint = {", "}
total-stopped = Arrêté : { $done ->
    [one] { $done } photo faite
   *[other] { $done } photos faites
} sur { $total }. Rien n’a été laissé à moitié fait.
why-counted = { $why } : { $count }

why-impossible = demande impossible
why-unreadable = lecture impossible
why-not-a-picture = pas d’image qui puisse être ouverte
why-no-finder = le détecteur de visages manque
why-exists = le résultat existe déjà
why-already-protected = déjà une copie protégée
why-link = lien qui ne mène nulle part
why-not-written = écriture impossible
why-not-proved = propreté non prouvée
why-not-opened = le registre ou le carnet n’a pas pu être ouvert

map-several = --map dessine le lieu d’une seule photo.
map-several-advice = Donnez une seule photo, ou retirez --map.
out-several = --out { $path } nomme un seul fichier, et il y a plusieurs photos ici, ou un dossier.
out-several-advice = Donnez un dossier pour toutes : { $path }/ en crée un de ce nom.
out-other-kind = --out { $path } se termine comme une autre sorte de fichier que la copie.
out-other-kind-advice = La copie se terminerait par .{ $ending } : écrivez cela, ou choisissez une autre sorte avec --format jpeg, png ou webp. Avec / à la fin, le nom est celui d’un dossier.
out-neutral = --out { $path } nomme la copie, et --neutral-names la nommerait autrement.
out-neutral-advice = Retirez l’un des deux, ou donnez un dossier.
hint-draw-boxes = Avec cette commande : ajoutez --no-detect, et --box X,Y,LARGEUR,HAUTEUR pour chaque visage.
hint-existing = Avec cette commande : --out DOSSIER choisit un autre dossier, --force remplace le fichier.
hint-force = Avec cette commande : --force remplace le fichier.
hint-out = Avec cette commande : --out DOSSIER choisit un autre dossier.
hint-too-small = Avec cette commande : laissez de côté --cloak pour cette photo, ou ajoutez --box X,Y,LARGEUR,HAUTEUR.
hint-box = Avec cette commande : --box X,Y,LARGEUR,HAUTEUR.
hint-smaller = Avec cette commande : --format png, ou --max-side 4096.

inspect-heading = { $path } ({ $kind }) révèle :
inspect-nothing = { $path } ({ $kind }) : rien n’a été trouvé en dehors de l’image même.
inspect-incomplete = Une partie de ce fichier n’a pas pu être comprise : il révèle peut-être davantage.
inspect-more = { $count ->
    [one] et { $count } autre (--json montre tout)
   *[other] et { $count } autres (--json montre tout)
}
inspect-advice = Pour faire une copie dont le fichier ne contient rien de cela : ombrelle protect { $path }
inspect-picture = Ce que l’image montre (visages, lieux, textes) peut en dire davantage.

faces-count = { $path } : { $count ->
    [0] aucun visage trouvé.
    [one] { $count } visage.
   *[other] { $count } visages.
}
faces-one = { $number }. cadre { $box }, sûr à { $score } %
faces-one-perhaps = { $number }. cadre { $box }, sûr à { $score } %, peut-être pas un visage
faces-look = Regardez la photo vous-même : un visage peut échapper s’il est tourné, caché ou très petit.
faces-keep = Pour laisser un visage visible : ombrelle protect --keep NUMÉRO { $path }
faces-keep-harder = Pour laisser un visage visible : ombrelle protect --look-harder --keep NUMÉRO { $path }
faces-drawn = Cadres et numéros dessinés dans { $to }. Les visages y sont visibles : gardez-le pour vous.

man-written = Pages de manuel écrites dans { $folder }.

output-failed = Le texte n’a pas pu être écrit. { $detail }
