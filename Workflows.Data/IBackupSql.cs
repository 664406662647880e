namespace Workflows.Data;

/// <summary>
/// What a backup asks of the database: all tables of the installation's schema, and each as one stream of rows. A database
/// whose dialect does not say this is backed up with its own tools. Parameters are numbered $1, $2 …
/// </summary>
public interface IBackupSql
{
    /// <summary>
    /// One row per table but the history of migrations and the tables of the scheduler, in order of its name: name, columns in order, columns of the primary
    /// key in order, the identity column or null, the number it gives out next.
    /// </summary>
    string Tables { get; }

    /// <summary>One row per foreign key between two tables: the table that refers, the one referred to.</summary>
    string References { get; }

    /// <summary>Name and version of the server, in one row.</summary>
    string Server { get; }

    /// <summary>How many rows a table has.</summary>
    string Count(string table);

    /// <summary>The rows in order of the key, as one stream in the database's binary form.</summary>
    string CopyOut(string table, IEnumerable<string> columns, IEnumerable<string> key);

    /// <summary>Rows in the same form into a table.</summary>
    string CopyIn(string table, IEnumerable<string> columns);

    /// <summary>Takes every row out of these tables.</summary>
    string Empty(IEnumerable<string> tables);

    /// <summary>The identity column $2 of table $1 gives out the number $3 next.</summary>
    string SetIdentity { get; }
}
