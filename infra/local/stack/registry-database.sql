-- Run by the postgres image at its first start: the registry keeps its schemas apart from our tables.
CREATE DATABASE registry;
