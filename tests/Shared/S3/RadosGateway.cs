using System.Diagnostics;
using System.Globalization;
using Amazon.S3;
using Mixdown.S3.Settings;

namespace Mixdown.Testing.S3;

/// <summary>A Ceph cluster of the tests' own with its S3 server: one monitor, one store in memory, on loopback ports. There is one for
/// each process, started by the first test that asks for it; it ends with the process, however that ends.</summary>
sealed class RadosGateway
{
    public const string Missing = "There is no Ceph: ./mx servers up gets it, or put radosgw, ceph-mon and ceph-osd on the PATH.";
    const string AccessKey = "MIXDOWNTESTS";
    const string SecretKey = "a-secret-of-the-tests/with+signs";

    // Unpacked programs find their libraries beside them. The store's first start can lose a race with the monitor's map, so it is started
    // again, empty, as long as it ends. The server ends when its standard input does, which happens when this process is gone; what it leaves is removed.
    const string Script =
        """
        set -eu
        trap '' TERM INT HUP
        bin=$1 dir=$2 mon=$3 port=$4 id=$5 secret=$6
        root=${bin%/usr/bin}
        PATH=$bin:$PATH
        if [ -n "$root" ]; then
          lib=$root/usr/lib/$(uname -m)-linux-gnu
          export LD_LIBRARY_PATH=$lib:$lib/ceph PYTHONPATH=$root/usr/lib/python3/dist-packages
          libs="osd_class_dir = $lib/rados-classes
        erasure_code_dir = $lib/ceph/erasure-code
        plugin_dir = $lib/ceph"
        fi
        cat >"$dir/ceph.conf" <<END
        [global]
        fsid = 6d697864-6f77-6e00-0000-7465737473aa
        mon_host = v1:127.0.0.1:$mon
        auth_cluster_required = none
        auth_service_required = none
        auth_client_required = none
        public_addr = 127.0.0.1
        cluster_addr = 127.0.0.1
        ms_bind_msgr2 = false
        run_dir = $dir
        admin_socket =
        pid_file =
        keyring = $dir/keyring
        log_file = $dir/\$name.log
        mon_data = $dir/mon
        osd_data = $dir/osd
        rgw_data = $dir/rgw
        crash_dir = $dir
        mon_data_avail_crit = 1
        mon_allow_pool_size_one = true
        osd_pool_default_size = 1
        osd_pool_default_min_size = 1
        osd_pool_default_pg_num = 1
        osd_pool_default_pg_autoscale_mode = off
        osd_crush_chooseleaf_type = 0
        osd_objectstore = memstore
        memstore_device_bytes = 4294967296
        rgw_frontends = beast endpoint=127.0.0.1:$port tcp_nodelay=1
        rgw_enable_ops_log = false
        rgw_thread_pool_size = 64
        ${libs:-}
        END
        # Remembers what it starts, so that it can be ended at any moment.
        run() {
          "$@" -c "$dir/ceph.conf" </dev/null &
          echo $! >>"$dir/pids"
          wait $!
        }
        start() {
          mkdir -p "$dir/mon" "$dir/osd" "$dir/rgw"
          touch "$dir/keyring"
          monmaptool --create --fsid 6d697864-6f77-6e00-0000-7465737473aa --addv a "[v1:127.0.0.1:$mon]" "$dir/monmap"
          run ceph-mon -i a --mkfs --monmap "$dir/monmap"
          run ceph-mon -i a -f &
          uuid=$(cat /proc/sys/kernel/random/uuid)
          run python3 "$bin/ceph" osd new "$uuid"
          while [ ! -e "$dir/ended" ] && run ceph-osd -i 0 --mkfs --osd-uuid "$uuid"; do
            run ceph-osd -i 0 -f || true
          done &
          run radosgw-admin user create --uid=tests --display-name=tests --access-key="$id" --secret-key="$secret" >"$dir/user"
          run radosgw -n client.rgw -f
        }
        start &
        starter=$!
        read -r _ || true
        touch "$dir/ended"
        kill -KILL $starter $(cat "$dir/pids") || true
        rm -rf "$dir"
        """;

    static readonly Lazy<RadosGateway> Started = new(() => new RadosGateway());
    static int _buckets;
    readonly Process _process;
    readonly string _folder = Directory.CreateTempSubdirectory("mixdown-radosgw-").FullName;

    RadosGateway()
    {
        var port = LoopbackPort.Free();
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        _process = Start(port);
        WaitUntilReady(port);
    }

    /// <summary>Whether a test that needs the server can run.</summary>
    public static bool IsThere => RadosPrograms.Folder is not null;

    /// <summary>The server.</summary>
    public static RadosGateway OfProcess => Started.Value;

    public Uri Url { get; }

    /// <summary>How its buckets are reached.</summary>
    public S3Options Options => new() { Endpoint = Url, AccessKey = AccessKey, SecretKey = SecretKey };

    /// <summary>What a process needs in its environment to reach it.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AWS_ENDPOINT_URL_S3"] = Url.ToString(),
        ["AWS_ACCESS_KEY_ID"] = AccessKey,
        ["AWS_SECRET_ACCESS_KEY"] = SecretKey,
        ["AWS_REGION"] = "us-east-1",
    };

    /// <summary>An empty bucket for one test.</summary>
    public async Task<string> CreateBucketAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test-{Interlocked.Increment(ref _buckets)}");
        using var client = new AmazonS3Client(AccessKey, SecretKey, new AmazonS3Config
        {
            ServiceURL = Url.ToString(),
            AuthenticationRegion = "us-east-1",
            ForcePathStyle = true,
        });
        await client.PutBucketAsync(name);
        return name;
    }

    Process Start(int port)
    {
        var start = new ProcessStartInfo(
            "sh",
            ["-c", $"{{ {Script}\n}} >\"$2/log\" 2>&1", "sh", RadosPrograms.Folder!, _folder, LoopbackPort.Free().ToString(CultureInfo.InvariantCulture),
                port.ToString(CultureInfo.InvariantCulture), AccessKey, SecretKey])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        return Process.Start(start)!;
    }

    void WaitUntilReady(int port)
    {
        var waited = Stopwatch.StartNew();
        while (!LoopbackPort.Answers(port))
        {
            if (_process.HasExited || waited.Elapsed > TimeSpan.FromSeconds(120))
                throw new InvalidOperationException($"radosgw did not start:\n{(File.Exists(_folder + "/log") ? File.ReadAllText(_folder + "/log") : "")}");
            _process.WaitForExit(100);
        }
    }
}
