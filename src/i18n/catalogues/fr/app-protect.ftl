## The window: protecting photos.

app-audience-title = Qui verra ces photos ?
app-audience-why = Cela fixe d’abord ce qui arrive à chaque visage. Vous pouvez changer chacun d’eux.
app-audience-only-us = La photo reste chez ceux qui vivent avec elle.
app-audience-family-chat = Grands-parents, tantes, oncles. Chacun peut la transmettre.
app-audience-closed-group = Une classe, un club. Vous ne connaissez pas les amis de chacun.
app-audience-public = Un réseau social, une page web. Elle peut être copiée, cherchée et gardée pour toujours.
app-for = Pour : { $audience }
app-pick-photos = Choisir des photos
app-pick-photo-folder = Choisir un dossier de photos
app-paste = Coller une photo
app-pasted-name = collée-{ $number }.png
app-drop-here = Déposez ici des photos ou un dossier
app-gathering = Recherche des photos…
app-originals-stay = Vos originaux restent tels quels. Des copies sont écrites quand vous enregistrez, et rien d’autre.
app-add-photos = Ajouter des photos
app-photos = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
app-grid-hint = Ouvrez une photo pour décider de chaque visage. Celles que vous n’ouvrez pas reçoivent le choix le plus prudent : chaque visage couvert.
app-photo-fault = ne s’ouvre pas
app-photo-saved = copie enregistrée
app-photo-seen = regardée
app-no-photo-there = Aucune photo n’a été trouvée là.
app-copies-left-out = { $count ->
    [one] 1 copie protégée a été laissée de côté.
   *[other] { $count } copies protégées ont été laissées de côté.
}
app-files-left-out = { $count ->
    [one] 1 fichier qui n’est pas une photo a été laissé de côté.
   *[other] { $count } fichiers qui ne sont pas des photos ont été laissés de côté.
}
app-nothing-copied = Aucune photo n’a été copiée.
app-nothing-copied-advice = Copiez une photo ou des fichiers dans un autre programme, puis collez ici.
app-all-photos = Toutes les photos
app-previous-photo = Photo précédente
app-next-photo = Photo suivante
app-mode-boxes = Visages
app-mode-compare = Avant et après
app-mode-difference = Différence ×10
app-draw = Tracer un cadre
app-undo = Annuler
app-redo = Refaire
app-zoom-in = Plus grand
app-zoom-out = Plus petit
app-faces = Visages
app-no-face = Aucun visage n’a été trouvé. Regardez vous-même la photo : un visage détourné, caché ou très petit peut échapper.
app-face = Visage { $number }
app-box = Cadre { $number }
app-new-box = Ajouter un cadre
app-remove-box = Enlever ce cadre
app-box-covered = { $number } · couvert
app-box-cloaked = { $number } · sous cape
app-box-shown = { $number } · visible
app-decision-show = Reste visible
app-decision-cloak = Sous cape : visible pour les gens, les machines peuvent la perdre
app-decision-cover = Couvert pour de bon : { $cover }
app-why-unknown = Personne n’a dit qui c’est.
app-why-chosen = Vous l’avez choisi.
app-why-drawn = Vous avez tracé ce cadre.
app-bound = Ce qui a été décidé pour cette personne ne permet pas de montrer son visage ici. Seule la sorte de cache peut changer.
app-cover = Couvrir
app-cloak = Cape
app-show = Montrer
app-cloak-light = Légère
app-cloak-balanced = Équilibrée
app-cloak-strong = Forte
app-cloak-honest = Une cape n’est pas une promesse. Elle gêne la recherche aujourd’hui ; certains programmes reconnaissent encore le visage, et d’autres le feront. Seul un cache le masque pour de bon.
app-show-honest = Les gens et les machines peuvent reconnaître ce visage.
app-no-cloak-here = Cette version d’Ombrelle ne sait pas faire de capes.
app-no-cloak-face = Ce visage est trop petit pour une cape, ou ses yeux, son nez et sa bouche ne sont pas connus.
app-who = Qui est-ce ?
app-nobody = Sans nom
app-who-needs-book = Les noms et les accords sont dans le carnet d’album.
app-open-book = Ouvrir le carnet d’album
app-jury = Ce que disent les programmes de reconnaissance
app-jury-legend = Une ligne est un programme, une colonne ce qui peut arriver à la photo. Plein : encore reconnu. Vide : pas reconnu. Point : pas reconnu même sans protection.
app-tells = Ce que la photo dit encore
app-tells-nothing = Rien n’a été trouvé.
app-not-looked = Personne n’a regardé.
app-left-out = Absent de la copie
app-cover-text = Le couvrir
app-text-covered = Couvert
app-plain-name = photo.jpg
app-plain-name-use = Donner à la copie un nom neutre
app-look-at-face = Me montrer ce visage
app-try = Voir le résultat
app-trying = Préparation du résultat…
app-save = Enregistrer une copie protégée
app-save-all = Enregistrer toutes les copies
app-saving = Enregistrement : { $done } sur { $total }
app-stop = Arrêter
app-left-moment = encore un instant
app-left-seconds = encore { $count } secondes environ
app-left-minutes = { $count ->
    [one] encore une minute environ
   *[other] encore { $count } minutes environ
}
app-saved = { $count ->
    [one] 1 copie protégée est enregistrée.
   *[other] { $count } copies protégées sont enregistrées.
}
app-saved-stopped = Arrêté : { $done } copies sur { $total } sont enregistrées.
app-not-saved = { $count ->
    [one] 1 photo n’a pas pu être enregistrée.
   *[other] { $count } photos n’ont pas pu être enregistrées.
}
app-saved-noted = { $count ->
    [one] Le carnet d’album a noté 1 photo.
   *[other] Le carnet d’album a noté { $count } photos.
}
app-show-in-folder = Montrer dans le dossier
app-no-file-manager = Aucun programme pour montrer un dossier n’a pu démarrer. La copie est ici :
