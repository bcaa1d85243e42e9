"""OGC API - Features: the record for QGIS, ArcGIS and every other program that speaks it (OGC 17-069r4)."""
