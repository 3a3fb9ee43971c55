## The window: protecting photos.

app-audience-title = Qui verra ces photos ?
app-audience-why = Cela fixe d’abord ce qui arrive à chaque visage. Vous pouvez changer chacun d’eux.
app-audience-only-us = La photo reste à la maison, entre ceux qui y vivent.
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
app-caption = Vérifier le texte publié
app-caption-title = Que dit le texte publié ?
app-caption-about = Tapez ou collez ici ce que vous allez publier avec vos photos : les noms, âges, écoles, lieux, comptes et dates y sont cherchés. C’est lu sur cet ordinateur et gardé nulle part.
app-caption-field = Le texte publié avec vos photos
app-add-photos = Ajouter des photos
app-photos = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
app-grid-hint = Ouvrez une photo pour décider de chaque visage. Là où vous ne décidez rien, chaque visage trouvé est couvert.
app-grid-hint-seen = Ouvrez une photo pour décider de chaque visage. Dans les photos que vous n’ouvrez pas, chaque visage trouvé est couvert, sauf ceux que vous laissez voir dans « Qui est qui » ou pour plusieurs photos à la fois.
app-grid-results = Chaque photo est montrée comme dans sa copie. Ouvrez-en une et choisissez « Voir dessous » pour voir la photo elle-même.
app-photo-fault = ne s’ouvre pas
app-photo-saved = copie enregistrée
app-photo-copy-lost = copie perdue ou changée
app-photo-changed = changée depuis sa copie
app-photo-faces = { $count ->
    [0] aucun visage
    [one] 1 visage
   *[other] { $count } visages
}
app-photo-seen = regardée
app-photo-unopened = pas encore ouverte
app-photo-shows-copy = montrée comme dans sa copie
app-no-photo-there = Aucune photo n’a été trouvée là.
app-photos-there = { $count ->
    [one] Cette photo est déjà dans la liste.
   *[other] Ces { $count } photos sont déjà dans la liste.
}
app-unread-too = { $count ->
    [one] 1 autre n’a pas pu être lu.
   *[other] { $count } autres n’ont pas pu être lus.
}
app-copies-left-out = { $count ->
    [one] 1 copie protégée a été laissée de côté.
   *[other] { $count } copies protégées ont été laissées de côté.
}
app-files-left-out = { $count ->
    [one] 1 fichier qui n’est pas une photo a été laissé de côté.
   *[other] { $count } fichiers qui ne sont pas des photos ont été laissés de côté.
}
app-videos-left-out = { $count ->
    [one] { $count } vidéo a été laissée de côté : Ombrelle ne couvre pas les visages dans les vidéos, et les personnes qu’on y voit restent visibles.
   *[other] { $count } vidéos ont été laissées de côté : Ombrelle ne couvre pas les visages dans les vidéos, et les personnes qu’on y voit restent visibles.
}
app-linked-folders-left-out = { $count ->
    [one] { $count } lien vers un dossier n’a pas été suivi. Pour les photos qui s’y trouvent, choisissez le dossier lui-même.
   *[other] { $count } liens vers des dossiers n’ont pas été suivis. Pour les photos qui s’y trouvent, choisissez les dossiers eux-mêmes.
}
app-nothing-copied = Aucune photo n’a été copiée.
app-nothing-copied-advice = Copiez une photo ou des fichiers dans un autre programme, puis collez ici.
app-all-photos = Toutes les photos
app-previous-photo = Photo précédente
app-photo-of = { $number } sur { $total }
app-photo-removed = { $name } n’est plus dans la liste. Le fichier reste comme il était.
app-pasted-removed = { $name } n’est plus dans la liste. Cette image n’était ici dans aucun fichier : pour la retrouver, collez-la à nouveau.
app-remove-photo = Retirer cette photo de la liste ; son fichier reste
app-next-photo = Photo suivante
app-mode-boxes = Visages
app-mode-compare = Avant et après
app-mode-difference = Différence ×10
app-compare-no-cloak-yet = Les visages voilés ont encore leur aspect d’avant : le voile est fait avec la copie. « Voir le résultat » le fait maintenant.
app-difference-colours = Gris : comme avant. En couleurs : ce que le voile ou l’enregistrement a changé, dix fois plus fort. Noir : sur ce qui est couvert et autour, car le changement lui-même le montrerait.
app-draw = Tracer un cadre
app-panel = Ce qu’il y a à côté de la photo
app-stay-saving = Aucune photo n’a été retirée de la liste, car des copies sont en cours d’enregistrement. Recommencez quand elles seront terminées.
app-stay-looking = Aucune photo n’a été retirée de la liste, car la recherche des visages est en cours. Recommencez quand elle sera terminée.
app-take-out = Retirer de la liste
app-take-out-anyway = Retirer quand même
app-take-out-what = { $count ->
    [one] Si vous retirez cette photo de la liste, ce que vous y avez décidé est perdu. La photo elle-même ne change pas.
   *[other] Si vous retirez ces { $count } photos de la liste, ce que vous y avez décidé est perdu. Les photos elles-mêmes ne changent pas.
}
app-take-out-pasted = { $count ->
    [one] Si vous retirez cette image de la liste, ce que vous y avez décidé est perdu, et l’image aussi : vous l’avez collée, et elle n’est ici dans aucun fichier.
   *[other] Si vous retirez ces { $count } photos de la liste, ce que vous y avez décidé est perdu, et celles que vous avez collées aussi : elles ne sont ici dans aucun fichier. Les autres ne changent pas.
}
app-photos-removed = { $count ->
    [one] 1 photo n’est plus dans la liste. Le fichier reste comme il était.
   *[other] { $count } photos ne sont plus dans la liste. Les fichiers restent comme ils étaient.
}
app-photos-removed-pasted = { $count ->
    [one] 1 image que vous aviez collée n’est plus dans la liste. Elle n’était ici dans aucun fichier : pour la retrouver, collez-la à nouveau.
   *[other] { $count } photos ne sont plus dans la liste. Celles que vous aviez collées n’étaient ici dans aucun fichier : pour les retrouver, collez-les à nouveau. Les fichiers des autres restent comme ils étaient.
}
app-photo-replaced = Sous le nom { $name }, il y a maintenant une autre photo que celle que vous aviez regardée. Elle est regardée à nouveau : ce que vous aviez décidé dans la précédente est perdu. Décidez encore une fois.
app-open-photo = Ouvrir
app-choose-photo = Sélectionner, avec d’autres
app-choose-none = Ne rien sélectionner
app-photo-chosen = sélectionnée
app-menu-photo = Cette photo
app-cover-faces = Couvrir tous les visages
app-cloak-faces = Voiler tous les visages
app-show-faces = Montrer tous les visages
app-several = { $count ->
    [one] 1 photo sélectionnée
   *[other] { $count } photos sélectionnées
}
app-several-covered = { $count ->
    [0] Aucun visage à couvrir n’a été trouvé.
    [one] 1 visage est couvert.
   *[other] { $count } visages sont couverts.
}
app-several-cloaked = { $count ->
    [0] Aucun visage n’a été voilé.
    [one] 1 visage est voilé. Un voile n’est pas une promesse : seul un cache le masque pour de bon.
   *[other] { $count } visages sont voilés. Un voile n’est pas une promesse : seul un cache les masque pour de bon.
}
app-several-shown = { $count ->
    [0] Aucun visage n’est montré de ce fait.
    [one] 1 visage est montré : les gens et les machines peuvent le reconnaître.
   *[other] { $count } visages sont montrés : les gens et les machines peuvent les reconnaître.
}
app-several-undone = { $count ->
    [0] Rien n’a été annulé : ces photos ont changé depuis. Ouvrez-en une pour y annuler.
    [one] Ce qui avait été décidé en dernier pour plusieurs photos est annulé dans 1 photo.
   *[other] Ce qui avait été décidé en dernier pour plusieurs photos est annulé dans { $count } photos.
}
app-several-refused = { $count ->
    [one] 1 visage reste comme il était : le carnet d’album ne le permet pas, ou le visage est trop petit.
   *[other] { $count } visages restent comme ils étaient : le carnet d’album ne le permet pas, ou les visages sont trop petits.
}
app-several-unseen = { $count ->
    [one] Sur 1 de ces photos, personne n’a encore cherché de visages : rien n’y a été décidé. Ouvrez-la, ou regardez Qui est qui.
   *[other] Sur { $count } de ces photos, personne n’a encore cherché de visages : rien n’y a été décidé. Ouvrez-les, ou regardez Qui est qui.
}
app-peek = Voir dessous
app-undo = Annuler
app-redo = Refaire
app-zoom-in = Plus grand
app-zoom-out = Plus petit
app-faces = Visages
app-no-face = Aucun visage n’a été trouvé. Regardez vous-même la photo : un visage détourné, caché ou très petit peut échapper.
app-face = Visage { $number }
app-box = Cadre { $number }
app-new-box = Ajouter un cadre
app-look-harder = Chercher encore des visages
app-look-harder-why = Pour une photo où l’on a dessiné, ou avec des personnes endormies, masquées ou vues de dos. Certains des endroits ne sont peut-être pas des visages.
app-look-harder-later = Possible dès que les visages et le texte auront été cherchés.
app-look-harder-missing = Impossible ici : les visages n’ont pas pu être cherchés dans cette photo.
app-look-harder-failed = Impossible de chercher encore des visages : { $reason }
app-looking-harder = Recherche d’autres visages…
app-looked-harder = { $count ->
    [0] Aucun autre endroit trouvé.
    [one] { $count } autre endroit trouvé ; ce n’est peut-être pas un visage : regardez-le.
   *[other] { $count } autres endroits trouvés ; certains ne sont peut-être pas des visages : regardez-les.
}
app-looked-harder-already = Cette recherche a déjà été faite sur cette photo.
app-perhaps-no-face = Peut-être pas un visage : trouvé seulement en cherchant encore.
app-remove-box = Enlever ce cadre
app-box-covered = { $number } · couvert
app-box-cloaked = { $number } · voilé
app-box-shown = { $number } · visible
app-picture-looking = { $name }. Les visages sont recherchés.
app-picture-not-looked = { $name }. Personne n’a cherché de visages.
app-picture-none = { $name }. Aucun visage n’a été trouvé.
app-picture-faces = { $count ->
    [one] { $name }. 1 visage : { $list }.
   *[other] { $name }. { $count } visages : { $list }.
}
app-picture-named-shown = 1 { $who }, visible
app-picture-named-cloaked = 1 { $who }, voilé
app-picture-named-covered = 1 { $who }, couvert
app-picture-shown = { $count ->
    [one] { $count } visible
   *[other] { $count } visibles
}
app-picture-cloaked = { $count ->
    [one] { $count } voilé
   *[other] { $count } voilés
}
app-picture-covered = { $count ->
    [one] { $count } couvert
   *[other] { $count } couverts
}
app-picture-between = {" ; "}
app-picture-text = { $count ->
    [one] Du texte à 1 endroit.
   *[other] Du texte à { $count } endroits.
}
app-picture-compare = L’avant est à gauche, l’après à droite.
app-picture-difference = Ce qui a changé est montré dix fois plus fort.
app-decision-show = Reste visible
app-decision-cloak = Voilé : visible pour les gens, les machines peuvent le perdre
app-decision-cover = Couvert pour de bon : { $cover }
app-why-unknown = Personne n’a dit qui c’est.
app-why-locked = Ce visage a un nom dans le carnet d’album, qui est verrouillé : en attendant, il reste couvert.
app-why-chosen = Vous l’avez choisi.
app-why-drawn = Vous avez tracé ce cadre.
app-taken-away = { $who } : reste visible, vous avez enlevé son cadre
app-taken-away-back = Choisissez « Couvrir » pour le couvrir à nouveau.
app-moved-whole = Vous avez déplacé ce cadre ; la tête trouvée reste couverte.
app-moved-smaller = Seul votre cadre est couvert : une partie de la tête peut rester visible.
app-box-only = Ne couvrir que mon cadre
app-whole-head = Couvrir à nouveau toute la tête
app-bound = Ce qui a été décidé pour cette personne ne permet pas de montrer son visage ici. Seule la sorte de cache peut changer.
app-bound-locked = Aucun carnet d’album ouvert n’a le nom de ce visage. D’ici là, seule la sorte de cache peut changer.
app-cover = Couvrir
app-cloak = Voiler
app-show = Montrer
app-cloak-light = Léger
app-cloak-balanced = Équilibré
app-cloak-strong = Fort
app-cloak-light-honest = Dans nos mesures, presque tous les programmes reconnaissaient encore chaque visage sous le voile léger. On le voit à peine, et il ne cache presque personne.
app-cloak-honest = Un voile n’est pas une promesse. Il gêne la recherche aujourd’hui ; certains programmes reconnaissent encore le visage, et d’autres le feront. Deux photos voilées d’une même personne sont encore rapprochées l’une de l’autre. Seul un cache masque un visage pour de bon.
app-show-honest = Les gens et les machines peuvent reconnaître ce visage.
app-no-cloak-face = Ce visage est trop petit pour un voile, ou ses yeux, son nez et sa bouche ne sont pas connus.
app-who = Qui est-ce ?
app-nobody = Sans nom
app-who-needs-book = Les noms et les accords sont dans le carnet d’album.
app-open-book = Ouvrir le carnet d’album
app-jury = Ce que disent les programmes de reconnaissance
app-not-judged = Aucun verdict n’a pu être donné ; la copie est faite comme vous l’avez décidé.
app-not-judged-changed = Les caches laissent trop peu de la photo pour comparer.
app-jury-seen-hardly = Le changement de ce visage se voit à peine.
app-jury-seen-when-looked-for = Le changement de ce visage se voit quand on le cherche.
app-jury-seen-plainly = Le changement de ce visage se voit nettement.
app-jury-details = Détails
app-jury-table = Visage { $number } : ce que dit chaque programme
app-jury-legend = Une ligne est un programme, une colonne ce qui peut arriver à la photo. Plein : encore reconnu. Vide : pas reconnu. Point : pas reconnu même sans protection.
app-jury-beside = Face à vos autres photos
app-jury-beside-why = La recherche de visages compare avec d’autres photos d’une personne. C’est une autre question, que vous pouvez poser avec les photos qui sont ici. Elles sont ouvertes l’une après l’autre, ce qui peut prendre un moment ; rien ne quitte cet appareil, et rien n’en est gardé.
app-jury-beside-ask = { $count ->
    [one] Comparer avec l’autre photo
   *[other] Comparer avec les { $count } autres photos
}
app-jury-beside-running = Comparaison avec les autres photos…
app-jury-beside-failed = Aucune réponse n’a pu être donnée sur les autres photos ; la copie reste telle quelle.
app-tells = Ce que la photo dit encore
app-not-looked = Personne n’a regardé.
app-left-out = Absent de la copie
app-cover-text = Le couvrir
app-text-covered = Couvert
app-show-place = Montrer où
app-leak-in-name = { $what } (le nom du fichier)
app-neutral-name = Donner à la copie un nom qui ne dit rien
app-look-at-face = Me montrer ce visage
app-try = Voir le résultat
app-trying = Préparation du résultat…
app-save = Enregistrer une copie protégée
app-save-all = Enregistrer toutes les copies
app-look-through = Parcourir les photos enregistrées
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
app-saved-there = { $count ->
    [one] 1 photo a déjà sa copie.
   *[other] { $count } photos ont déjà leur copie.
}
app-all-saved = { $count ->
    [one] La photo a déjà sa copie, conforme à ce qui est décidé maintenant. Rien n’a été enregistré. Pour en avoir une autre, ouvrez-la et enregistrez-la.
   *[other] Les { $count } photos ont déjà leur copie, conforme à ce qui est décidé maintenant. Rien n’a été enregistré. Pour avoir une autre copie d’une photo, ouvrez-la et enregistrez-la.
}
app-saved-earlier = { $count ->
    [one] Une copie d’avant reste à côté : { $names }. Envoyez bien la nouvelle.
   *[other] { $count } copies d’avant restent à côté des nouvelles : { $names }. Envoyez bien les nouvelles.
}
app-saved-name = Elle s’appelle { $name }.
app-saving-others = Rien n’a été enregistré dans ce dossier, car d’autres copies sont en cours d’enregistrement. Recommencez quand elles seront terminées.
app-saving-gone = Rien n’a été enregistré dans ce dossier : ce qui devait l’être a été retiré de la liste entre-temps.
app-saved-stopped = Arrêté : { $done ->
    [one] { $done } copie sur { $total } est enregistrée.
   *[other] { $done } copies sur { $total } sont enregistrées.
}
app-not-saved = { $count ->
    [one] 1 photo n’a pas pu être enregistrée.
   *[other] { $count } photos n’ont pas pu être enregistrées.
}
app-saved-noted = { $count ->
    [one] Le carnet d’album a noté 1 photo.
   *[other] Le carnet d’album a noté { $count } photos.
}
# Ce qui a été fait, après l’enregistrement ; les noms sont ceux de fichiers.
app-sum-failed = Non enregistrées : { $names }.
app-sum-more = { $count ->
    [one] { $names } et 1 autre
   *[other] { $names } et { $count } autres
}
app-sum-covered = { $count ->
    [one] 1 visage est couvert.
   *[other] { $count } visages sont couverts.
}
app-sum-drawn = { $count ->
    [one] 1 cadre que vous avez tracé est couvert.
   *[other] { $count } cadres que vous avez tracés sont couverts.
}
app-sum-cloaked = { $count ->
    [one] 1 visage est voilé : les gens le voient, et un voile n’est pas une promesse.
   *[other] { $count } visages sont voilés : les gens les voient, et un voile n’est pas une promesse.
}
app-sum-agreed = { $count ->
    [one] 1 visage reste visible, comme le permet le carnet d’album.
   *[other] { $count } visages restent visibles, comme le permet le carnet d’album.
}
app-sum-chosen = { $count ->
    [one] 1 visage reste visible, comme vous l’avez choisi.
   *[other] { $count } visages restent visibles, comme vous l’avez choisi.
}
app-sum-taken-away = { $count ->
    [one] 1 visage reste visible : vous avez enlevé son cadre.
   *[other] { $count } visages restent visibles : vous avez enlevé leurs cadres.
}
app-sum-smaller = { $count ->
    [one] 1 cache ne couvre que votre cadre : une partie de la tête peut rester visible.
   *[other] { $count } caches ne couvrent que vos cadres : une partie des têtes peut rester visible.
}
app-sum-under-cover = { $count ->
    [one] 1 visage visible est en partie sous le cache d’à côté.
   *[other] { $count } visages visibles sont en partie sous les caches d’à côté.
}
app-sum-text = { $count ->
    [one] 1 ligne de texte est couverte.
   *[other] { $count } lignes de texte sont couvertes.
}
app-sum-named = { $count ->
    [one] 1 copie porte le nom de sa photo, et un nom peut dire qui, quand et où. Les réglages peuvent donner des noms qui ne disent rien.
   *[other] { $count } copies portent le nom de leur photo, et un nom peut dire qui, quand et où. Les réglages peuvent donner des noms qui ne disent rien.
}
app-sum-camera = { $count ->
    [one] 1 copie est aussi grande que sa photo : à sa taille et à son grain, on peut parfois reconnaître d’autres photos du même appareil.
   *[other] { $count } copies sont aussi grandes que leur photo : à leur taille et à leur grain, on peut parfois reconnaître d’autres photos du même appareil.
}
app-sum-no-face = { $count ->
    [one] Aucun visage n’a été trouvé sur 1 photo. Regardez-la vous-même : { $names }.
   *[other] Aucun visage n’a été trouvé sur { $count } photos. Regardez-les vous-même : { $names }.
}
app-sum-faces-not-looked = { $count ->
    [one] Personne n’a cherché de visages sur 1 photo ; seuls vos cadres sont couverts : { $names }.
   *[other] Personne n’a cherché de visages sur { $count } photos ; seuls vos cadres sont couverts : { $names }.
}
app-sum-text-missing = { $count ->
    [one] Personne n’a cherché de texte sur 1 photo ; ce qui le lit n’est pas installé : { $names }.
   *[other] Personne n’a cherché de texte sur { $count } photos ; ce qui le lit n’est pas installé : { $names }.
}
app-sum-text-given-up = { $count ->
    [one] 1 photo contient plus de textes qu’Ombrelle n’en regarde ; il peut y en avoir que personne n’a vus. Regardez-la : { $names }.
   *[other] { $count } photos contiennent plus de textes qu’Ombrelle n’en regarde ; il peut y en avoir que personne n’a vus. Regardez-les : { $names }.
}
app-sum-codes-given-up = { $count ->
    [one] Une recherche de codes QR et de codes-barres a été abandonnée sur 1 photo ; il peut y en avoir que personne n’a vus. Regardez-la : { $names }.
   *[other] Une recherche de codes QR et de codes-barres a été abandonnée sur { $count } photos ; il peut y en avoir que personne n’a vus. Regardez-les : { $names }.
}
app-sum-text-not-looked = { $count ->
    [one] Personne n’a cherché de texte sur 1 photo. Pour voir ce qu’elle dit, ouvrez-la : { $names }.
   *[other] Personne n’a cherché de texte sur { $count } photos. Pour voir ce qu’elles disent, ouvrez-les : { $names }.
}
app-sum-border = { $count ->
    [one] Un visage touche le bord de 1 photo ; un visage plus coupé encore peut échapper. Regardez-la : { $names }.
   *[other] Un visage touche le bord de { $count } photos ; un visage plus coupé encore peut échapper. Regardez-les : { $names }.
}
app-sum-unsure = { $count ->
    [one] La détection n’était pas sûre d’un visage sur 1 photo. Regardez-la : { $names }.
   *[other] La détection n’était pas sûre d’un visage sur { $count } photos. Regardez-les : { $names }.
}
app-sum-perhaps-no-face = { $count ->
    [one] Sur 1 photo, des endroits trouvés seulement en cherchant encore sont traités comme des visages ; ils n’en sont peut-être pas. Regardez-la : { $names }.
   *[other] Sur { $count } photos, des endroits trouvés seulement en cherchant encore sont traités comme des visages ; ils n’en sont peut-être pas. Regardez-les : { $names }.
}
app-sum-uncloaked = { $count ->
    [one] Aucun voile n’a pu être fait pour 1 photo ; les visages que le carnet d’album permet sont montrés sans voile : { $names }.
   *[other] Aucun voile n’a pu être fait pour { $count } photos ; les visages que le carnet d’album permet sont montrés sans voile : { $names }.
}
app-sum-not-judged = { $count ->
    [one] Aucun verdict sur le voile n’a pu être donné pour 1 photo : { $names }.
   *[other] Aucun verdict sur le voile n’a pu être donné pour { $count } photos : { $names }.
}
app-save-elsewhere = Enregistrer dans un autre dossier…
app-show-in-folder = Montrer dans le dossier
app-copy-picture = Copier l’image
app-print = Imprimer…
app-hand-on-changed = Modifiée depuis l’enregistrement de sa copie. Enregistrez-la à nouveau avant de la copier ou de l’imprimer.
app-hand-on-first-save = Enregistrez d’abord une copie protégée : elle seule est copiée ou imprimée, jamais la photo elle-même.
app-hand-on-locked = Le carnet d’album doit noter où va cette copie, et il est verrouillé. Rien n’a été copié ni imprimé.
app-hand-on-locked-advice = Ouvrez le carnet d’album sous Personnes et accords, puis réessayez.
app-hand-on-refused = Le carnet d’album ne permet plus de montrer quelqu’un qui est visible sur cette copie. Rien n’a été copié ni imprimé.
app-hand-on-refused-advice = Enregistrez la photo à nouveau : ce visage y sera couvert.
app-handed-clipboard = L’image de { $name } est dans le presse-papiers. Tout programme ouvert ici peut la lire.
app-handed-printer = { $name } est à l’imprimante.
app-handed-noted = Le carnet d’album l’a noté.
app-no-clipboard = L’image n’a pas pu être mise dans le presse-papiers.
app-no-clipboard-advice = Montrez la copie dans son dossier et copiez-y son fichier.
app-no-printing = La fenêtre d’impression n’a pas pu être ouverte d’ici.
app-no-printing-advice = Montrez la copie dans son dossier, ouvrez-la avec un programme d’images et imprimez-la de là.
app-print-noted = { $name } n’est pas parti vers l’imprimante, mais le carnet d’album l’a noté comme imprimé.
app-clipboard-noted = L’image de { $name } n’a pas pu être mise dans le presse-papiers, mais le carnet d’album a noté qu’elle y a été copiée.
app-noted-in-vain-advice = Réessayez, ou retirez cette note : dans « Personnes et accords », sur la page de la personne qu’on voit sur la photo, « Où la photo est allée ».
# Le nom de la page dans la file de l’imprimante.
app-print-title = Photo
# Où une copie est allée, comme le carnet d’album le note.
app-place-clipboard = copiée dans le presse-papiers
app-place-printed = imprimée
# Ce que le bureau montre à la fin d’un long travail, pour qui regarde une autre fenêtre : des nombres seulement.
app-long-done = { $count ->
    [one] { $count } photo est traitée.
   *[other] { $count } photos sont traitées.
}
app-long-look = { $count ->
    [one] { $count } est à regarder de plus près.
   *[other] { $count } sont à regarder de plus près.
}
app-no-file-manager = Aucun programme pour montrer un dossier n’a pu démarrer. La copie est ici :

# Qui est qui : les visages de toutes les photos, nommés une fois.
app-who-is-who = Qui est qui
app-who-looking = Recherche des visages : photo { $number } sur { $total }
app-who-named = { $named } sur { $count } avec un nom
app-who-none = Aucun visage n’a été trouvé dans ces photos. Regardez-les vous-même : un visage détourné, caché ou très petit peut échapper.
app-who-about = Les visages qui se ressemblent sont ensemble. Nommez une personne une fois : cela vaut pour toutes les photos.
app-who-done = Il ne reste personne à nommer.
app-who-in = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
app-who-partly = { $name }, sur { $named } de { $count }
app-who-several = plusieurs noms
app-who-unnamed = sans nom
app-who-name-locked = nom sous clé
app-who-passed = reste sans nom
app-who-take-out = Quelqu’un d’autre : retirer ce visage
app-who-take-out-about = Il y a quelqu’un d’autre parmi eux ? Cliquez sur ce visage pour le retirer.
app-who-more = + { $count }
app-who-all-faces = Montrer les { $count } visages
app-who-find = Taper un nom
app-who-nobody = Personne ne s’appelle ainsi dans le carnet d’album.
app-who-refused-legend = Qui porte cette marque reste couvert pour ceux qui verront ces photos.
app-who-pass = Laisser sans nom
app-who-no-name = Retirer le nom
app-who-in-all = Dans toutes ces photos
app-who-shown-now = { $shown ->
    [one] { $shown } visible
   *[other] { $shown } visibles
}, { $cloaked ->
    [one] { $cloaked } voilé
   *[other] { $cloaked } voilés
}, { $covered ->
    [one] { $covered } couvert
   *[other] { $covered } couverts
}
app-who-stays-covered = Reste couvert.
app-who-too-few = Ce visage n’a pas pu être comparé aux autres : il est trop petit, ou pas assez net.
app-who-twice = { $count ->
    [one] Sur 1 photo, un autre visage est déjà { $name } : celui-ci reste sans ce nom.
   *[other] Sur { $count } photos, un autre visage est déjà { $name } : ceux-ci restent sans ce nom.
}
app-who-twice-advice = Personne n’est deux fois sur une photo. Retirez celui qui est quelqu’un d’autre, ou ouvrez la photo.
app-who-bound = { $count ->
    [one] 1 visage reste couvert : ce qui a été décidé pour cette personne ne permet pas de le montrer ici.
   *[other] { $count } visages restent couverts : ce qui a été décidé pour cette personne ne permet pas de les montrer ici.
}
app-who-too-small = { $count ->
    [one] 1 visage est trop petit pour un voile et reste comme il était.
   *[other] { $count } visages sont trop petits pour un voile et restent comme ils étaient.
}
app-who-not-opened = { $count ->
    [one] 1 photo n’a pas pu être regardée : ses visages manquent ici.
   *[other] { $count } photos n’ont pas pu être regardées : leurs visages manquent ici.
}
