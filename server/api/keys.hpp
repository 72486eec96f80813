// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Who may ask for what. A key is a secret that a program sends; the file of keys has only their
// SHA-256, so that whoever reads it cannot ask.
namespace onrecord::server::api {

/// What a route needs, and what a key or nobody in particular may have. Bits of a Scopes.
enum class Scope : std::uint8_t {
    Anyone = 0,    ///< Probes, the page's own files: never refused, never limited.
    Search = 1,    ///< Searches, checks, feeds: passages and links.
    Entries = 2,   ///< An Entry whole. Nobody is given it by name: see may().
    Export = 4,    ///< Everything that is found, and whole Entries though the server is public.
    Captures = 8,  ///< Raw Captures.
    Admin = 16,    ///< Metrics of a public server.
};
using Scopes = std::uint8_t;

struct ScopeRow {
    std::string_view name;
    Scope scope;
    std::string_view meaning;
};

// clang-format off
inline constexpr ScopeRow scope_rows[] = {
    {"search",   Scope::Search,   "searches, checks, drafts, feeds and /mcp; whole entries too unless --public"},
    {"export",   Scope::Export,   "exports, and whole entries of a --public server"},
    {"captures", Scope::Captures, "/captures/{sha}: the files as they were received"},
    {"admin",    Scope::Admin,    "/metrics of a --public server"},
};
// clang-format on

/// `search,export`; nothing where a name is none. `none` and the empty text are no scope at all.
std::optional<Scopes> read_scopes(std::string_view text);

/// Their names, as read_scopes() reads them.
std::vector<std::string_view> names_of(Scopes scopes);

struct Key {
    std::string name;
    Scopes scopes = 0;
    std::uint32_t rate = 0;  ///< Requests a minute; 0: no limit.
};

/// What a file of keys says: a line `NAME SCOPES SHA256 [RATE]` each, `#` begins a remark. The
/// SHA-256 (64 hex digits) is that of the key's own bytes: `printf %s KEY | sha256sum`.
class Keys {
public:
    Keys() = default;
    /// Throws Failure: no input, or bad settings with the line that is none.
    explicit Keys(const std::filesystem::path& file);

    /// Null for a key that is none of them.
    const Key* find(std::string_view secret) const;
    /// Every key, by its name.
    std::vector<Key> all() const;

private:
    std::map<std::string, Key, std::less<>> by_digest_;
};

/// The Keys in force, for all threads; read anew when told.
class KeyRing {
public:
    /// Without a file there are no keys. Throws as Keys does.
    explicit KeyRing(std::filesystem::path file);
    /// Throws as Keys does, and the old ones stay in force.
    void reload();
    bool has_file() const { return !file_.empty(); }
    std::shared_ptr<const Keys> keys() const;

private:
    std::filesystem::path file_;
    mutable std::mutex mutex_;  // guards keys_, the pointer alone
    std::shared_ptr<const Keys> keys_;
};

}  // namespace onrecord::server::api
