# Le rapport d'une photo. Dit ce qui a été fait et, aussi clairement, ce qui n'est pas protégé.

report-covered = { $count ->
    [one] { $count } visage est couvert pour de bon ({ $cover }).
   *[other] { $count } visages sont couverts pour de bon ({ $cover }).
}
report-covered-drawn = { $count ->
    [one] { $count } cadre tracé par vous est couvert pour de bon ({ $cover }).
   *[other] { $count } cadres tracés par vous sont couverts pour de bon ({ $cover }).
}
report-cloaked = { $count ->
    [one] { $count } visage porte un voile, pas un cache : on le voit toujours.
   *[other] { $count } visages portent un voile, pas un cache : on les voit toujours.
}
report-shown = { $count ->
    [one] { $count } visage reste visible, comme vous l’avez demandé.
   *[other] { $count } visages restent visibles, comme vous l’avez demandé.
}
report-no-face = Aucun visage n’a été trouvé, rien n’est donc couvert. Regardez la photo vous-même avant de la partager.
report-no-other-face = Ombrelle n’a trouvé aucun visage. Regardez la photo vous-même avant de la partager.
report-finder-missing = Rien n’est couvert : ce qui cherche les visages n’est pas installé, personne n’a donc regardé.
report-nobody-looked = Rien n’est couvert : personne n’a cherché de visages, comme vous l’avez demandé.

looked-harder-nothing = Recherche plus poussée de visages : aucun autre endroit n’a été trouvé.

report-text-covered = { $count ->
    [0] Aucun texte et aucun code à couvrir n’ont été trouvés.
    [one] { $count } texte ou code est couvert pour de bon.
   *[other] { $count } textes ou codes sont couverts pour de bon.
}
report-removed = Retiré du fichier : { $list }.
report-nothing-to-remove = Le fichier ne révélait rien en dehors de l’image.
report-mark = Ajouté : une marque qui dit non à l’entraînement d’IA. C’est une demande ; tout le monde ne la respecte pas.
report-resized = Réduit : de { $width } × { $height } à { $new-width } × { $new-height } pixels.
list-joint = {"\u202F; "}

# Ce qu’une personne doit savoir des visages, ou regarder.
notice-taken-away = { $count ->
    [one] Le visage { $faces } a été trouvé et reste visible : vous avez retiré son cadre.
   *[other] Les visages { $faces } ont été trouvés et restent visibles : vous avez retiré leurs cadres.
}
notice-made-smaller = { $count ->
    [one] Vous avez réduit le cache du visage { $faces } : une partie de la tête peut rester visible.
   *[other] Vous avez réduit les caches des visages { $faces } : une partie de chaque tête peut rester visible.
}
notice-under-a-cover = { $count ->
    [one] Le visage { $faces } reste visible, mais le cache d’à côté en masque une partie.
   *[other] Les visages { $faces } restent visibles, mais les caches d’à côté en masquent une partie.
}
notice-at-the-border = { $count ->
    [one] Le visage { $faces } touche le bord de la photo. Regardez vous-même à cet endroit : un visage plus coupé encore peut échapper.
   *[other] Les visages { $faces } touchent le bord de la photo. Regardez vous-même à ces endroits : un visage plus coupé encore peut échapper.
}
notice-unsure = { $count ->
    [one] Le détecteur de visages n’est pas sûr du visage { $faces } : regardez-le vous-même.
   *[other] Le détecteur de visages n’est pas sûr des visages { $faces } : regardez-les vous-même.
}
notice-perhaps-no-face = { $count ->
    [one] Le visage { $faces } n’a été trouvé qu’en cherchant encore, et n’en est peut-être pas un : regardez-le vous-même.
   *[other] Les visages { $faces } n’ont été trouvés qu’en cherchant encore, et certains n’en sont peut-être pas : regardez-les vous-même.
}
notice-several-for-one = Chacun des visages { $faces } pourrait être la même personne, et personne n’est deux fois sur une photo : tous restent couverts. Dites lequel c’est par son numéro, si vous voulez en montrer un.

report-not-protected = Ce qui n’est pas protégé :

gap-faces-shown = les visages laissés visibles peuvent être reconnus, par des personnes et par des machines
gap-faces-cloaked = un voile n’est pas une promesse : ce qui n’a pas été essayé peut encore reconnaître le visage, aujourd’hui ou plus tard ; seul un cache le couvre pour de bon
gap-not-looked-for-faces = personne n’a cherché de visages : seuls les cadres que vous avez donnés sont couverts
gap-faces-may-be-missed = un visage peut échapper s’il est tourné, caché ou très petit : regardez le résultat vous-même
gap-text-may-be-missed = un texte peut échapper s’il est petit, flou, coupé ou écrit à la main : regardez le résultat vous-même
gap-not-looked-for-text = personne n’a cherché de texte : ce qui le lit n’est pas installé
gap-text-given-up = l’image contient plus de textes qu’Ombrelle n’en regarde : il peut y en avoir que personne n’a vus et qui ne sont pas couverts
gap-codes-given-up = une recherche de codes QR et de codes-barres a été abandonnée : l’image peut en contenir que personne n’a vus et qui ne sont pas couverts
gap-surroundings = les vêtements, les lieux, l’entourage, les textes visibles et la lumière peuvent encore dire qui, où et quand, d’autant plus sur plusieurs photos
gap-file-name = la copie porte le nom de la photo, et un nom peut dire qui, quand et où : changez-le avant de partager, ou utilisez `--neutral-names`
gap-camera-traces = une personne qui a d’autres photos du même appareil peut comparer le grain du capteur, la taille en pixels et les traces de compression : `--max-side` (par exemple 1600) rend cela plus difficile
gap-camera-traces-blurred = réduite, l’image est plus difficile à relier aux autres photos du même appareil, pas impossible : le grain du capteur peut encore être comparé
gap-camera-traces-some = { $smaller ->
    [one] { $smaller } copie est plus petite que sa photo, donc plus difficile à relier aux autres photos du même appareil, pas impossible
   *[other] { $smaller } copies sont plus petites que leurs photos, donc plus difficiles à relier aux autres photos du même appareil, pas impossible
} ; { $same ->
    [one] { $same } copie a la taille de sa photo, qui ne dépassait pas `--max-side` : une personne qui a d’autres photos du même appareil
   *[other] { $same } copies ont la taille de leurs photos, qui ne dépassaient pas `--max-side` : une personne qui a d’autres photos du même appareil
} peut comparer le grain du capteur, la taille en pixels et les traces de compression
