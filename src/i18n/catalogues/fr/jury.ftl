# Ce que dit le jury d'une photo protégée. Sur ce qui a été essayé et, aussi clairement, sur ce qui ne l'a pas été.

jury-heading = { $photo }, jugée à côté de { $original } :

jury-verdict-hidden-from-all = Visage { $number } : caché de tout ce qui a été essayé. { $witnesses ->
    [one] Le seul programme de reconnaissance interrogé
   *[other] Aucun des { $witnesses } programmes de reconnaissance interrogés
} ne l’a reconnu, après aucun des { $journeys } traitements essayés.
jury-verdict-hidden-from-kin = Visage { $number } : caché de ceux qui ont été interrogés, mais d’eux seuls. { $witnesses ->
    [one] Le seul programme de reconnaissance interrogé
   *[other] Aucun des { $witnesses } programmes de reconnaissance interrogés
} ne l’a reconnu, après aucun des { $journeys } traitements essayés ; mais aucun programme d’une famille étrangère à la fabrication du voile n’a répondu sur tous, et d’autres peuvent fort bien le reconnaître.
jury-verdict-hidden-from-some = Visage { $number } : caché d’une partie de ceux qui ont été interrogés, reconnu par d’autres.
jury-verdict-recognised = Visage { $number } : toujours reconnu. Chaque programme de reconnaissance dont la réponse compte l’a reconnu au moins une fois.
jury-verdict-too-small-to-tell = Visage { $number } : trop petit pour conclure. Aucun programme de reconnaissance ne l’a reconnu, mais tous n’auraient pas reconnu un visage si petit, même non protégé.
jury-verdict-not-judged = Visage { $number } : pas jugé, car ni yeux, ni nez, ni bouche n’ont été trouvés pour le présenter.

jury-next-hidden-from-all = Si l’enfant ne doit jamais être retrouvé, couvrez le visage, à moins qu’un cache d’Ombrelle ne soit déjà dessus : d’autres n’ont pas été interrogés et, dans nos mesures, un programme d’une autre sorte que ceux contre lesquels le voile est fait reconnaissait encore la plupart des visages.
jury-next-hidden-from-kin = Couvrez-le ; ou installez les programmes de reconnaissance qui manquent et demandez à nouveau.
jury-next-hidden-from-some = Couvrez-le ; s’il doit rester visible, prenez le voile fort, à moins qu’il ne l’ait déjà, ou partagez la photo en plus petit, puis demandez à nouveau. Là où un cache d’Ombrelle est déjà dessus, c’est un hasard : un cache ne contient aucun pixel du visage.
jury-next-recognised = Couvrez-le ; s’il doit rester visible, prenez le voile fort, à moins qu’il ne l’ait déjà, ou partagez la photo en plus petit, puis demandez à nouveau.
jury-next-too-small-to-tell = Couvrez-le si l’enfant ne doit pas être retrouvé, ou partagez la photo en plus petit encore.
jury-next-not-judged = Couvrez-le : on ne sait rien de lui.
jury-next-cloaked = Si l’enfant ne doit jamais être retrouvé, couvrez le visage : d’autres n’ont pas été interrogés et, dans nos mesures, un programme d’une autre sorte que ceux contre lesquels le voile est fait reconnaissait encore la plupart des visages.
jury-next-covered = Il n’en reste rien dans la photo : il n’y a rien de plus à faire pour lui.

jury-elsewhere-hidden-from-all = Visage { $number }, face aux autres photos données : aucun programme ne l’en a rapproché, après aucun des traitements essayés. C’est ainsi que compare la recherche de visages.
jury-elsewhere-hidden-from-kin = Visage { $number }, face aux autres photos données : aucun des programmes interrogés ne l’en a rapproché ; mais aucun d’une famille étrangère à la fabrication du voile n’a répondu après tous les traitements.
jury-elsewhere-hidden-from-some = Visage { $number }, face aux autres photos données : certains programmes l’en ont rapproché. C’est ainsi que compare la recherche de visages.
jury-elsewhere-recognised = Visage { $number }, face aux autres photos données : chaque programme dont la réponse compte l’en a rapproché. C’est ainsi que compare la recherche de visages.
jury-elsewhere-too-small-to-tell = Visage { $number }, face aux autres photos données : aucun programme ne l’en a rapproché, mais tous n’en rapprocheraient pas non plus le visage non protégé.
jury-elsewhere-not-judged = Visage { $number }, face aux autres photos données : pas jugé.

jury-elsewhere-next-hidden-from-all = Si l’enfant ne doit jamais être retrouvé, couvrez quand même le visage : les services de recherche n’ont pas été interrogés et peuvent encore le reconnaître. Deux photos voilées d’une même personne sont encore rapprochées l’une de l’autre.
jury-elsewhere-next-hidden-from-kin = Couvrez-le ; ou installez les programmes de reconnaissance qui manquent et demandez à nouveau.
jury-elsewhere-next-hidden-from-some = Couvrez-le ; s’il doit rester visible, prenez le voile fort, à moins qu’il ne l’ait déjà, ou partagez la photo en plus petit, puis demandez à nouveau.
jury-elsewhere-next-recognised = Couvrez-le ; s’il doit rester visible, prenez le voile fort, à moins qu’il ne l’ait déjà, ou partagez la photo en plus petit, puis demandez à nouveau.
jury-elsewhere-next-too-small-to-tell = Couvrez-le si l’enfant ne doit pas être retrouvé ; ou donnez des photos où la personne se voit bien, et demandez à nouveau.
jury-elsewhere-next-not-judged = Couvrez-le : on ne sait rien de lui.
# Dans la fenêtre, qui a d'autres photos ouvertes.
jury-beside-compared = Le visage a été comparé à { $count ->
    [one] { $count } photo
   *[other] { $count } photos
} de cette personne, sur { $total ->
    [one] { $total } autre photo
   *[other] { $total } autres photos
} ici.
jury-beside-nobody = Visage { $number } : pour autant qu’un programme de reconnaissance puisse en juger, cette personne n’est sur aucune autre photo ici ; { $total ->
    [one] { $total } a été regardée
   *[other] { $total } ont été regardées
}. On ne sait donc rien de la recherche de visages. Ajoutez des photos où la personne se voit bien et demandez à nouveau, ou couvrez le visage si l’enfant ne doit pas être retrouvé.
jury-beside-not-opened = { $count ->
    [one] { $count } photo n’a pas pu être ouverte, et rien n’y a été comparé.
   *[other] { $count } photos n’ont pas pu être ouvertes, et rien n’y a été comparé.
}

jury-recognised-by = reconnu par { $witness } ({ $role }) : { $list }
jury-recognised-always = reconnu par { $witness } ({ $role }) après tous les traitements essayés
jury-not-recognised-by = pas reconnu par { $witness } ({ $role })
jury-blind = { $witness } ({ $role }) n’aurait pas reconnu un visage si petit, même non protégé
jury-found = le détecteur de visages y voit toujours un visage : un voile trompe sur la personne, le visage reste un visage
jury-not-found = le détecteur de visages n’y voit plus de visage
jury-seen-hardly = le changement du visage se voit à peine
jury-seen-when-looked-for = le changement du visage se voit quand on le cherche
jury-seen-plainly = le changement du visage se voit nettement
# Le tableau de la fenêtre, pour qui l'entend.
jury-heard-tried = Essayé : { $list }.
jury-heard-recognised = { $witness } reconnaît encore le visage dans ces cas : { $list }.
jury-heard-recognised-always = { $witness } reconnaît encore le visage dans tous ces cas.
jury-heard-hidden = { $witness } ne reconnaît pas le visage dans ces cas : { $list }.
jury-heard-hidden-always = { $witness } ne reconnaît le visage dans aucun de ces cas.
jury-heard-blind = { $witness } ne reconnaîtrait même pas le visage non protégé dans ces cas : { $list }.
jury-heard-blind-always = { $witness } ne reconnaîtrait le visage non protégé dans aucun de ces cas.

jury-doubt-small = le visage est petit : les programmes de reconnaissance s’y trompent plus souvent
jury-doubt-at-the-border = le bord coupe le visage : les programmes de reconnaissance s’y trompent plus souvent

jury-role-surrogate = le voile est fait contre lui
jury-role-kin = proche parent d’un programme utilisé pour faire le voile
jury-role-held-out = n’a pas servi à faire le voile

jury-not-judged = Aucun verdict n’a pu être donné sur les visages voilés : { $reason }
jury-more = Qui a été interrogé, et ce qui n’a pas été essayé : ombrelle judge, avec cette copie et l’original.

# Avec --verbose seulement.
numbers-heading = En chiffres :
numbers-budget = { $count ->
    [one] { $count } visage voilé : aucune valeur d’un pixel n’a changé de plus de { $budget } sur 255
   *[other] { $count } visages voilés : aucune valeur d’un pixel n’a changé de plus de { $budget } sur 255
}
numbers-looks = visage { $number } : SSIM { $ssim }, SSIMULACRA2 { $ssimulacra2 }, PSNR { $psnr } dB
numbers-itself = visage { $number }, { $witness } : ressemblance à la photo dont il est tiré de { $least } à { $most }, rapproché à partir de { $threshold }
numbers-others = visage { $number }, { $witness } : ressemblance à d’autres photos de { $least } à { $most }, rapproché à partir de { $threshold }

jury-asked = Qui a été interrogé :
jury-witness = { $title } ({ $role }) : rapproche deux visages à partir de { $threshold } ; sur des photos de 36 adultes, il a ainsi rapproché { $false-match } % des paires d’inconnus et manqué { $false-non-match } % des paires d’une même personne
jury-surrogates = Le voile d’Ombrelle est fait contre { $surrogates } des { $count } programmes de reconnaissance : se cacher de ceux-là est la partie facile, et en dit peu sur les autres.
jury-no-surrogate = Aucun d’eux n’a servi à faire le voile d’Ombrelle.
jury-others = Chaque visage a aussi été comparé à { $count ->
    [one] { $count } visage
   *[other] { $count } visages
} d’autres photos.

jury-not-tried = Ce qui n’a pas été essayé, et qui peut reconnaître le visage :
jury-not-tried-witness = { $title }, qui n’est pas installé
jury-not-tried-held-out-witness = un programme de reconnaissance d’une famille tenue à l’écart de la fabrication du voile : aucun n’est installé
jury-not-tried-generative-round-trip = la reconnaissance après le passage par un générateur d’images : aucun modèle n’est installé pour cela
jury-not-tried-other-photos = d’autres photos de la personne (donnez-en, ou le dossier d’un album, avec --others)
jury-not-tried-services = les services de recherche et de reconnaissance de visages : les interroger, c’est leur envoyer la photo
jury-not-tried-purifiers = les programmes qui ont appris à retirer les voiles
jury-not-tried-later-recognisers = les programmes de reconnaissance à venir : ce qui est publié aujourd’hui leur reste
jury-people = Tout ceci concerne les machines. Les personnes voient dans la photo ce que vous y voyez.

jury-journey-as-exported = telle quelle
jury-journey-messenger = messagerie (1600 pixels, JPEG 70)
jury-journey-social-feed = réseau social (1080 pixels, JPEG 78)
jury-journey-small-feed = fil d’actualité, petite taille (720 pixels, JPEG 65)
jury-journey-screenshot = capture d’écran (0,6 fois, JPEG 80)
jury-journey-light-clean-up = nettoyage léger (flou)
jury-journey-heavy-clean-up = nettoyage fort (bruit, médiane, JPEG 50)
jury-journey-mean-filter = filtre moyen (pixels au hasard)
jury-journey-strong-denoising = débruitage fort
jury-journey-generative-round-trip = par un générateur d’images

chart-title = Quels programmes reconnaissent encore le visage, après quel traitement
chart-role-surrogate = voile fait contre lui
chart-role-kin = à l’écart, même famille
chart-role-held-out = tenu à l’écart
chart-threshold = rapproche dès { $threshold }
chart-recognised = reconnu : la ressemblance atteint le seuil du programme
chart-hidden = pas reconnu par ce programme après ce traitement ; cela ne dit rien des autres
chart-blind = pas de réponse : après ce traitement, ce programme ne reconnaîtrait même pas le visage non protégé

judge-chart-written = Le tableau est dans { $to }.
judge-difference-written = Le changement, dix fois plus fort, est dans { $to }. Ce qui était couvert y est noir. Un visage voilé peut en être retrouvé avec la photo protégée : gardez l’image pour vous.
